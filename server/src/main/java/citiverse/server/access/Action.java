package citiverse.server.access;

/// What can be done here, and the least role that may: the one table of rights.
///
/// Reading a restricted layer stands apart: it is asked of [Visibility] for each layer.
public enum Action {
    /// Reads public layers, questions, comparisons.
    READ(Role.PUBLIC),
    /// Starts, stops and verifies rehearsals. On a laptop `citiverse.rehearsing=public` opens it to everybody.
    REHEARSE(Role.PLANNER),
    /// Keeps a branch under a name.
    KEEP_BRANCH(Role.PLANNER),
    /// Sees how the server fares: queues, sizes, versions.
    WATCH(Role.OPERATOR),
    /// Adds, alters or removes features of the city.
    EDIT_FEATURES(Role.STEWARD),
    /// Records a decision.
    DECIDE(Role.OFFICER),
    /// Downloads the whole twin with everything that it holds.
    COPY_TWIN(Role.OFFICER),
    /// Invites people and takes their rights back.
    INVITE(Role.ADMINISTRATOR);

    private final Role least;

    Action(Role least) {
        this.least = least;
    }

    public Role least() {
        return least;
    }

    /// The key of its words: `access.may.<id>`.
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
