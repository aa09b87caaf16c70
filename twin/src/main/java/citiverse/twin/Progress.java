package citiverse.twin;

/// Told how far long work has come, and asked whether it is still wanted. Safe to call from many threads.
public interface Progress {
    /// Nobody watches and nobody cancels.
    Progress NONE = new Progress() {
        @Override
        public void reached(String step, long done, long total) {
            // Nobody watches.
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /// @param step what is being done, such as `reading streets`
    /// @param done units done, in the unit of the step
    /// @param total units in all, 0 where unknown
    void reached(String step, long done, long total);

    /// True once nobody wants the result any more; the work then ends cleanly at its next safe point.
    boolean cancelled();
}
