package citiverse.rehearse.options;

/// Ids of options: short, plain, one for each.
final class Ids {
    private Ids() {}

    /// The start given in the question and what tells this option from its siblings.
    static String of(String start, Object... parts) {
        var id = new StringBuilder(start);
        for (Object part : parts) {
            id.append('-').append(part.toString().replaceAll("[^A-Za-z0-9._~-]+", "_"));
        }
        return id.toString();
    }
}
