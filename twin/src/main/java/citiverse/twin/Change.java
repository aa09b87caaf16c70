package citiverse.twin;

import java.util.Objects;

/// One step of an option away from the city as it is. Each carries the old and the new, so that it can be shown
/// and undone.
public sealed interface Change {

    /// Id of the feature that changes.
    String id();

    /// A feature comes to be.
    record Add(Feature after) implements Change {
        public Add {
            Objects.requireNonNull(after, "after");
        }

        @Override
        public String id() {
            return after.id();
        }
    }

    /// A feature is altered; id and type stay.
    record Alter(Feature before, Feature after) implements Change {
        public Alter {
            if (!before.id().equals(after.id()) || !before.type().equals(after.type())) {
                throw new IllegalArgumentException("altering keeps id and type: " + before.id() + " to " + after.id());
            }
        }

        @Override
        public String id() {
            return after.id();
        }
    }

    /// A feature is taken away.
    record Remove(Feature before) implements Change {
        public Remove {
            Objects.requireNonNull(before, "before");
        }

        @Override
        public String id() {
            return before.id();
        }
    }
}
