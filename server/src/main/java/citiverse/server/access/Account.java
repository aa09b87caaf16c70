package citiverse.server.access;

import java.time.Instant;

/// One who may sign in here. Its name is made up, so that the ledger, which cannot forget, knows nobody.
///
/// @param name such as `planner-k7f3qx`
/// @param role what it may do
/// @param created when it was invited
public record Account(String name, Role role, Instant created) {
    static final String ADMINISTRATOR = "administrator";
}
