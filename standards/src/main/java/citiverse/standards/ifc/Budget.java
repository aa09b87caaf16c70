package citiverse.standards.ifc;

/// Bounds the work that a file can ask for by naming the same shape again and again: positions made for one feature
/// and for the whole file.
final class Budget {
    private static final long MOST_OF_FEATURE = 3_000_000;
    private static final long MOST_OF_FILE = 100_000_000;

    private long feature;
    private long file;

    /// Starts with another feature.
    void restart() {
        feature = 0;
    }

    /// @throws Fault where there is no more to spend
    void spend(StepInstance on, long positions) {
        feature += positions;
        file += positions;
        if (feature > MOST_OF_FEATURE || file > MOST_OF_FILE) {
            throw new Fault(
                    on.id(),
                    feature > MOST_OF_FEATURE
                            ? "the shape of one feature has more than " + MOST_OF_FEATURE + " positions"
                            : "the shapes of the file have more than " + MOST_OF_FILE + " positions");
        }
    }
}
