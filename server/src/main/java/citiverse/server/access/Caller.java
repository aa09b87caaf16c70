package citiverse.server.access;

import citiverse.server.http.Refusal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.Comparator;

/// Who asks.
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
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

    /// The name in the ledger for what the caller writes: `public`, or that of the account.
    public String actor() {
        return identity.isAnonymous() ? "public" : identity.getPrincipal().getName();
    }

    public boolean has(Role role) {
        return role().includes(role);
    }

    /// @throws Refusal 401 where nobody signed in, 403 where the role is not enough
    public void require(Role role) {
        if (!has(role)) {
            throw signedIn() ? Refusal.forbidden(role) : Refusal.signInFirst(role);
        }
    }
}
