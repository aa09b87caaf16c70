package citiverse.server.access;

import citiverse.server.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// The link that signs one administrator in, once: for a laptop, where no identity provider is named.
@ApplicationScoped
public class AdministratorLink {
    private final AccountBook accounts;
    private final boolean wanted;

    AdministratorLink(AccountBook accounts, Settings settings) {
        this.accounts = accounts;
        this.wanted = settings.signInLink() && settings.oidc().isEmpty();
    }

    /// A new link's path on this server; empty where none is wanted.
    public Optional<String> path() {
        return wanted ? Optional.of("/sign-in/" + accounts.administratorLink().token()) : Optional.empty();
    }
}
