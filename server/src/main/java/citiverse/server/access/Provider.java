package citiverse.server.access;

import citiverse.server.Settings;
import citiverse.twin.Problem;
import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The identity provider, where the settings name one: bearer tokens for programs, the code flow with PKCE for
/// browsers, on every path alike.
@ApplicationScoped
public class Provider implements TenantResolver {
    /// Name of the connection; the nameless one of Quarkus stays off, so that none is needed.
    private static final String CITY = "city";

    private final Settings settings;
    private final AccountBook accounts;

    Provider(Settings settings, AccountBook accounts) {
        this.settings = settings;
        this.accounts = accounts;
    }

    void connect(@Observes Oidc oidc) {
        settings.oidc().ifPresent(told -> oidc.create(tenant(told)));
    }

    @Override
    public String resolve(RoutingContext request) {
        return settings.oidc().isPresent() ? CITY : null;
    }

    private OidcTenantConfig tenant(Settings.Oidc told) {
        var tenant = OidcTenantConfig.authServerUrl(told.issuer())
                .tenantId(CITY)
                .clientId(told.client())
                .applicationType(ApplicationType.HYBRID)
                .connectionDelay(Duration.ofSeconds(10))
                .roles()
                .roleClaimPath(told.claim().orElse("roles"))
                .end()
                .token()
                .issuer(told.issuer())
                .audience(told.client())
                .subjectRequired()
                .allowOpaqueTokenIntrospection(false)
                .end()
                .authentication()
                .pkceRequired()
                .stateSecret(accounts.secret().substring(0, 32))
                .nonceRequired()
                .restorePathAfterRedirect(false)
                .redirectPath("/sign-in/provider")
                .removeRedirectParameters(true)
                .end()
                .tokenStateManager()
                .encryptionSecret(accounts.secret())
                .end();
        secret(told).ifPresent(tenant::credentials);
        return tenant.build();
    }

    private static java.util.Optional<String> secret(Settings.Oidc told) {
        return told.secretFile().map(Provider::read).or(told::secret);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException broken) {
            throw Problem.user("CV-SERVER-013", "the secret of the identity provider cannot be read: " + broken)
                    .in(file.toString())
                    .remedy("Check the path in citiverse.oidc.secret-file and its rights")
                    .causedBy(broken);
        }
    }
}
