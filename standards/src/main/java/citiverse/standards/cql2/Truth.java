package citiverse.standards.cql2;

import citiverse.twin.Feature;

/// What a predicate can be (table 1 of clause 6.2).
enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    Truth negated() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /// A predicate ready to be asked of features.
    interface Test {
        Truth on(Feature feature);
    }
}
