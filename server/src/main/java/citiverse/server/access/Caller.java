package citiverse.server.access;

import citiverse.server.Settings;
import citiverse.server.http.Refusal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.Comparator;

/// Who asks.
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;
    private final Role rehearsing;

    Caller(SecurityIdentity identity, Settings settings) {
        this.identity = identity;
        this.rehearsing = Role.of(settings.rehearsing());
    }

    /// The greatest role that was given.
    public Role role() {
        return Arrays.stream(Role.values())
                .filter(role -> identity.hasRole(role.id()))
                .max(Comparator.naturalOrder())
                .orElse(identity.isAnonymous() ? Role.PUBLIC : Role.RESIDENT);
    }

    public boolean signedIn() {
        return !identity.isAnonymous();
    }

    /// The name in the ledger for what the caller writes: `public`, or the made-up name of the account.
    public String actor() {
        return identity.isAnonymous() ? "public" : identity.getPrincipal().getName();
    }

    public boolean has(Role role) {
        return role().includes(role);
    }

    /// True where the caller may do that here.
    public boolean may(Action action) {
        return has(least(action));
    }

    private Role least(Action action) {
        return action == Action.REHEARSE ? rehearsing : action.least();
    }

    /// @throws Refusal 401 where nobody signed in, 403 where the role is not enough
    public void require(Role role) {
        if (!has(role)) {
            throw signedIn() ? Refusal.forbidden(role) : Refusal.signInFirst(role);
        }
    }

    /// @throws Refusal 401 where nobody signed in, 403 where the role is not enough
    public void require(Action action) {
        require(least(action));
    }
}
