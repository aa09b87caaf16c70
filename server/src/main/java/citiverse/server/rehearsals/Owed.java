package citiverse.server.rehearsals;

import java.util.Map;

/// An entry that the ledger does not have yet.
///
/// @param kind of the entry
/// @param subject what it is about
/// @param payload canonical JSON
/// @param actor who did it
/// @param after size of the ledger when it came to be owed: it is looked for behind that before it is written
record Owed(String kind, String subject, String payload, String actor, long after) {

    Map<String, Object> tree() {
        return Map.of(
                "kind", kind, "subject", subject, "payload", payload, "actor", actor, "after", Long.toString(after));
    }

    static Owed of(Map<?, ?> tree) {
        return new Owed(
                (String) tree.get("kind"),
                (String) tree.get("subject"),
                (String) tree.get("payload"),
                (String) tree.get("actor"),
                Long.parseLong((String) tree.get("after")));
    }
}
