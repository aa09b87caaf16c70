package citiverse.server.page.city;

import citiverse.server.access.Visibility;
import citiverse.server.city.CityPlaces;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Addresses;
import citiverse.server.page.PageView;
import citiverse.server.page.Pages;
import citiverse.server.rehearsals.Rights;
import citiverse.server.rehearsals.Run;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The same answers for poor connections: words and small tables, no script and no picture, less than 30 kB in all.
@Path("/lite")
public class LitePages {
    private static final int MOST_HITS = 30;
    private static final int MOST_RUNS = 40;
    private static final int MOST_FACTS = 40;

    private final Pages pages;
    private final OnlineCity online;
    private final Visibility visibility;
    private final CityPlaces places;
    private final CityPages city;
    private final Rights rights;
    private final Summaries summaries;

    LitePages(
            Pages pages,
            OnlineCity online,
            Visibility visibility,
            CityPlaces places,
            CityPages city,
            Rights rights,
            Summaries summaries) {
        this.pages = pages;
        this.online = online;
        this.visibility = visibility;
        this.places = places;
        this.city = city;
        this.rights = rights;
        this.summaries = summaries;
    }

    /// A rehearsal in a list.
    ///
    /// @param status end of the key of its status
    /// @param day when it was asked for
    public record Listed(String href, String title, String language, String status, boolean answered, String day) {}

    @GET
    public Response index(@Context UriInfo uri, @Context HttpHeaders headers) {
        Snapshot now = online.snapshot();
        List<LayerSchema> visible = visibility.layers(now);
        PageView page = pages.view(uri, headers);
        var data = data("/");
        data.put("figures", city.figures(page, now, visible));
        data.put("layers", city.layers(page, now, visible));
        data.put("runs", runs(page, 5));
        data.put("day", page.numbers().day(now.asOf().toString(), now.city().zone()));
        return pages.page("lite/index", data, uri, headers).build();
    }

    @GET
    @Path("search")
    public Response search(
            @QueryParam("q") @DefaultValue("") String text, @Context UriInfo uri, @Context HttpHeaders headers) {
        CityPages.requireShort(text);
        Snapshot now = online.snapshot();
        List<LayerSchema> visible = visibility.layers(now);
        PageView page = pages.view(uri, headers);
        var data = data("/search?q=" + Addresses.encoded(text));
        data.put("q", text);
        data.put(
                "results",
                Search.coordinates(text)
                        .map(place -> around(now, visible, page, place))
                        .orElseGet(() -> named(now, visible, page, text)));
        return pages.page("lite/search", data, uri, headers).build();
    }

    private List<CityPages.Result> named(Snapshot now, List<LayerSchema> visible, PageView page, String text) {
        return new Search(now, visible, places)
                .find(text, MOST_HITS).stream()
                        .map(hit -> new CityPages.Result(
                                page.place("/lite/place/", hit.feature().id()),
                                Kinds.title(page, now, hit.feature()),
                                !hit.name().isEmpty(),
                                Kinds.kind(page, now, hit.feature()),
                                ""))
                        .toList();
    }

    /// What is at a place that was given by its coordinates.
    private List<CityPages.Result> around(Snapshot now, List<LayerSchema> visible, PageView page, double... place) {
        var cards = new PlaceCards(now, visible, places, page);
        return city.around(now, visible, place).stream()
                .map(cards::neighbour)
                .map(near -> new CityPages.Result(
                        page.place("/lite/place/", near.urn()),
                        near.title(),
                        false,
                        near.kind() + ", " + near.distance(),
                        ""))
                .toList();
    }

    @GET
    @Path("place/{urn: .+}")
    public Response place(@PathParam("urn") String urn, @Context UriInfo uri, @Context HttpHeaders headers) {
        Snapshot now = online.snapshot();
        List<LayerSchema> visible = visibility.layers(now);
        PlaceCard card = new PlaceCards(now, visible, places, pages.view(uri, headers))
                .of(CityPages.feature(now, visible, urn), online.twin().imports());
        var data = data("/place/" + Addresses.encoded(card.urn()));
        data.put("card", card);
        data.put("facts", card.facts().stream().limit(MOST_FACTS).toList());
        return pages.page("lite/place", data, uri, headers).build();
    }

    @GET
    @Path("rehearsals")
    public Response rehearsals(@Context UriInfo uri, @Context HttpHeaders headers) {
        var data = data("/rehearse");
        data.put("runs", runs(pages.view(uri, headers), MOST_RUNS));
        return pages.page("lite/rehearsals", data, uri, headers).build();
    }

    @GET
    @Path("rehearsals/{id}")
    public Response rehearsal(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Run run = rights.visible(id);
        PageView page = pages.view(uri, headers);
        var data = data("/rehearse/" + run.id());
        data.put("run", listed(page, run));
        if (!run.successful()) {
            return pages.page("lite/waiting", data, uri, headers)
                    .header("Cache-Control", "no-store")
                    .build();
        }
        data.put("answer", summaries.of(run, page.lang()));
        data.put("id", run.id());
        data.put("snapshot", run.snapshot());
        data.put("manifest", run.manifest());
        return pages.page("lite/rehearsal", data, uri, headers).build();
    }

    /// @param full the same on the full site
    private static Map<String, Object> data(String full) {
        var data = new TreeMap<String, Object>();
        data.put("full", full);
        return data;
    }

    private List<Listed> runs(PageView page, int most) {
        return rights.visible().stream()
                .limit(most)
                .map(run -> listed(page, run))
                .toList();
    }

    private Listed listed(PageView page, Run run) {
        return new Listed(
                page.href("/lite/rehearsals/" + run.id()),
                run.question(),
                run.language(),
                run.status().word(),
                run.successful(),
                page.numbers()
                        .day(run.created().toString(), online.snapshot().city().zone()));
    }
}
