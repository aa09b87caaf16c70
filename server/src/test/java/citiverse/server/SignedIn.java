package citiverse.server;

import citiverse.server.access.AccountBook;
import citiverse.server.access.Role;
import jakarta.enterprise.inject.spi.CDI;
import java.util.UUID;

/// A browser that is signed in with a role, for tests over HTTP.
///
/// @param account its name in the ledger
/// @param cookie for the header `Cookie`
public record SignedIn(String account, String cookie) {

    public static SignedIn as(Role role) {
        AccountBook accounts = CDI.current().select(AccountBook.class).get();
        String name = "test-" + role.id() + '-' + UUID.randomUUID().toString().substring(0, 8);
        var session = accounts.redeem(accounts.invite(name, role).token()).orElseThrow();
        return new SignedIn(name, "citiverse=" + session.token());
    }

    /// Headers of a request from our own page, with more after them.
    public String[] headers(String... more) {
        String[] headers = java.util.Arrays.copyOf(more, more.length + 4);
        headers[more.length] = "Cookie";
        headers[more.length + 1] = cookie;
        headers[more.length + 2] = "Origin";
        headers[more.length + 3] = Got.base();
        return headers;
    }
}
