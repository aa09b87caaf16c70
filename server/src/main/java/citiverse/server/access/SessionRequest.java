package citiverse.server.access;

import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/// Asks for the identity of one who has a session.
final class SessionRequest extends BaseAuthenticationRequest implements AuthenticationRequest {
    private final Account account;

    SessionRequest(Account account) {
        this.account = account;
    }

    Account account() {
        return account;
    }
}
