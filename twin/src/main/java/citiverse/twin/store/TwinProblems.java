package citiverse.twin.store;

import citiverse.twin.Problem;

/// Problems of twin files that are told in more than one place.
final class TwinProblems {
    private TwinProblems() {}

    static Problem damaged(String reason, Throwable cause) {
        return Problem.user("CV-TWIN-003", "the twin is damaged: " + reason)
                .remedy("Run `citiverse verify` on it, and go back to a copy")
                .causedBy(cause);
    }
}
