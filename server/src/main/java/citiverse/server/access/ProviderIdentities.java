package citiverse.server.access;

import citiverse.server.Settings;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Makes of a person whom the identity provider knows one whom this server knows: a made-up name instead of theirs, and
/// of the values of their claim only those that give one of our roles.
@ApplicationScoped
public class ProviderIdentities implements SecurityIdentityAugmentor {
    private final AccountBook accounts;
    private final Map<String, List<String>> told;

    ProviderIdentities(AccountBook accounts, Settings settings) {
        this.accounts = accounts;
        this.told = settings.oidc().map(Settings.Oidc::roles).orElse(Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken person
                ? context.runBlocking(() -> known(identity, person))
                : Uni.createFrom().item(identity);
    }

    private SecurityIdentity known(SecurityIdentity identity, JsonWebToken person) {
        String issuer = Optional.ofNullable(person.getIssuer()).orElse("");
        String subject = Optional.ofNullable(person.getSubject()).orElseGet(person::getName);
        var ours = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(accounts.nameOf(issuer, subject)))
                .addRole(Role.RESIDENT.id())
                .addAttributes(identity.getAttributes())
                .addCredentials(identity.getCredentials());
        for (Role role : Role.values()) {
            List<String> values = told.getOrDefault(role.id(), List.of(role.id()));
            if (identity.getRoles().stream().anyMatch(values::contains)) {
                ours.addRole(role.id());
            }
        }
        return ours.build();
    }
}
