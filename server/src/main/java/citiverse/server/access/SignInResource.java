package citiverse.server.access;

import citiverse.server.Settings;
import citiverse.server.access.AccountBook.LinkState;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Refusal;
import citiverse.server.page.Pages;
import citiverse.server.page.Texts;
import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who am I, what may I, sign in, sign out, and for administrators: invite and revoke.
@Path("/")
public class SignInResource {
    private final AccountBook accounts;
    private final OnlineCity city;
    private final Caller caller;
    private final Pages pages;
    private final boolean provider;
    private final jakarta.enterprise.inject.Instance<OidcSession> providerSession;

    SignInResource(
            AccountBook accounts,
            OnlineCity city,
            Caller caller,
            Pages pages,
            Settings settings,
            jakarta.enterprise.inject.Instance<OidcSession> providerSession) {
        this.accounts = accounts;
        this.city = city;
        this.caller = caller;
        this.pages = pages;
        this.provider = settings.oidc().isPresent();
        this.providerSession = providerSession;
    }

    /// An account as the list of the administrator shows it.
    ///
    /// @param link until when its open link holds, empty where there is none
    public record AccountRow(Account account, long sessions, Optional<String> link) {
        public String linkAction() {
            return "/sign-in/accounts/" + account.name() + "/link";
        }
    }

    @GET
    @Path("sign-in")
    public Response page(@Context UriInfo uri, @Context HttpHeaders headers) {
        return shown(Map.of(), uri, headers);
    }

    /// Signs in at the identity provider: who is not signed in is sent there, who comes back is sent on.
    @GET
    @Path("sign-in/provider")
    @Authenticated
    public Response provider(@Context UriInfo uri) {
        return seeOther("/sign-in");
    }

    /// Shows a link without using it up: previews of links fetch them too.
    @GET
    @Path("sign-in/{token}")
    public Response link(@PathParam("token") String token, @Context UriInfo uri, @Context HttpHeaders headers) {
        LinkState state = accounts.state(token);
        var data = Map.of("state", state.name().toLowerCase(java.util.Locale.ROOT), "token", token);
        int status =
                switch (state) {
                    case VALID -> 200;
                    case USED, EXPIRED -> 410;
                    case UNKNOWN -> 404;
                };
        return personal(pages.page("access/link", data, uri, headers).status(status));
    }

    /// Uses a link up.
    @POST
    @Path("sign-in/{token}")
    public Response redeem(@PathParam("token") String token, @Context RoutingContext request) {
        AccountBook.NewSession session = accounts.redeem(token).orElseThrow(() -> worthless(accounts.state(token)));
        return Response.seeOther(URI.create("/sign-in"))
                .cookie(SessionCookie.set(request, session.token()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Refusal worthless(LinkState state) {
        return switch (state) {
            case USED ->
                new Refusal(
                        410,
                        Problem.user("CV-SERVER-015", "this link was used already")
                                .remedy("Each link signs in once; ask for another"));
            case EXPIRED ->
                new Refusal(
                        410,
                        Problem.user("CV-SERVER-016", "this link has expired").remedy("Ask for another"));
            case UNKNOWN, VALID -> Refusal.notFound("such link");
        };
    }

    @POST
    @Path("sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(@FormParam("everywhere") String everywhere, @Context RoutingContext request) {
        if (caller.signedIn() && everywhere != null) {
            accounts.closeAll(caller.actor());
        }
        SessionCookie.of(request).ifPresent(accounts::close);
        if (provider && caller.signedIn() && providerSession.isResolvable()) {
            providerSession.get().logout().await().atMost(Duration.ofSeconds(5));
        }
        return Response.seeOther(URI.create("/sign-in"))
                .cookie(SessionCookie.gone(request))
                .header("Cache-Control", "no-store")
                .build();
    }

    /// Invites: makes an account with a made-up name, and shows the link that signs it in, once.
    @POST
    @Path("sign-in/invitations")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response invite(@FormParam("role") String named, @Context UriInfo uri, @Context HttpHeaders headers) {
        caller.require(Action.INVITE);
        Role role = Role.of(String.valueOf(named));
        if (role == Role.PUBLIC) {
            throw new Refusal(
                    400,
                    Problem.user("CV-SERVER-017", "there is no role \"" + named + "\" to invite somebody to")
                            .remedy("Name one of resident, planner, operator, steward, officer, administrator"));
        }
        String name = accounts.newName(role.id());
        record("access.invite/1", name, Map.of("account", name, "role", role.id()));
        return shown(invited(accounts.invite(name, role), uri, headers), uri, headers);
    }

    /// Where a page that came from a form is asked for again, such as in another language.
    @GET
    @Path("{form:sign-in/invitations|sign-in/accounts/[^/]+/link}")
    public Response afterForm(@Context UriInfo uri) {
        String language = uri.getQueryParameters().getFirst("lang");
        return seeOther(
                Texts.LANGUAGES.containsKey(String.valueOf(language)) ? "/sign-in?lang=" + language : "/sign-in");
    }

    /// Makes another link for an account, such as for another browser.
    @POST
    @Path("sign-in/accounts/{name}/link")
    public Response again(@PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
        caller.require(Action.INVITE);
        Account account = known(name);
        record(
                "access.invite/1",
                name,
                Map.of("account", name, "role", account.role().id()));
        AccountBook.NewLink link = accounts.again(name).orElseThrow(() -> Refusal.notFound("such account"));
        return shown(invited(link, uri, headers), uri, headers);
    }

    @POST
    @Path("sign-in/accounts/{name}/revoke")
    public Response revoke(@PathParam("name") String name) {
        caller.require(Action.INVITE);
        Account account = known(name);
        record(
                "access.revoke/1",
                name,
                Map.of("account", name, "role", account.role().id()));
        accounts.revoke(name);
        return seeOther("/sign-in#accounts");
    }

    private Account known(String name) {
        return accounts.accounts().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("such account"));
    }

    /// In the ledger before it holds: an entry for what then failed does no harm, a right without an entry would.
    private void record(String kind, String account, Map<String, Object> payload) {
        city.write(caller.actor(), twin -> twin.record(kind, account, CanonicalJson.write(payload)));
    }

    private Map<String, Object> invited(AccountBook.NewLink link, UriInfo uri, HttpHeaders headers) {
        return Map.of(
                "invited",
                link.account(),
                "link",
                uri.getBaseUriBuilder()
                        .path("sign-in")
                        .path(link.token())
                        .build()
                        .toString(),
                "until",
                until(link.expires(), uri, headers));
    }

    /// The day on which an instant falls in the city, in the language of the reader.
    private String until(Instant instant, UriInfo uri, HttpHeaders headers) {
        return pages.view(uri, headers)
                .numbers()
                .day(instant.toString(), city.twin().city().zone());
    }

    private Response shown(Map<String, Object> more, UriInfo uri, HttpHeaders headers) {
        var data = new HashMap<String, Object>(more);
        data.putIfAbsent("invited", null);
        data.putIfAbsent("link", "");
        data.putIfAbsent("until", "");
        data.put("provider", provider);
        data.put("role", caller.role().id());
        data.put(
                "actions",
                List.of(Action.values()).stream()
                        .filter(caller::may)
                        .map(Action::id)
                        .toList());
        data.put(
                "others",
                List.of(Action.values()).stream()
                        .filter(action -> !caller.may(action))
                        .map(Action::id)
                        .toList());
        boolean administers = caller.may(Action.INVITE);
        data.put("administers", administers);
        data.put("rows", administers ? rows(uri, headers) : List.of());
        data.put("roles", List.of("resident", "planner", "operator", "steward", "officer", "administrator"));
        return personal(pages.page("access/sign-in", data, uri, headers));
    }

    private List<AccountRow> rows(UriInfo uri, HttpHeaders headers) {
        return accounts.accounts().stream()
                .map(account -> new AccountRow(
                        account,
                        accounts.sessionsOf(account.name()),
                        accounts.openLink(account.name()).map(at -> until(at, uri, headers))))
                .toList();
    }

    private static Response personal(Response.ResponseBuilder page) {
        return page.header("Cache-Control", "no-store").build();
    }

    private static Response seeOther(String path) {
        return Response.seeOther(URI.create(path))
                .header("Cache-Control", "no-store")
                .build();
    }
}
