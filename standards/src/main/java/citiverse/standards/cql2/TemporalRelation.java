package citiverse.standards.cql2;

/// The temporal functions of clause 7.8, as the Time Ontology in OWL defines them.
public enum TemporalRelation {
    T_AFTER("t_after"),
    T_BEFORE("t_before"),
    T_CONTAINS("t_contains"),
    T_DISJOINT("t_disjoint"),
    T_DURING("t_during"),
    T_EQUALS("t_equals"),
    T_FINISHEDBY("t_finishedBy"),
    T_FINISHES("t_finishes"),
    T_INTERSECTS("t_intersects"),
    T_MEETS("t_meets"),
    T_METBY("t_metBy"),
    T_OVERLAPPEDBY("t_overlappedBy"),
    T_OVERLAPS("t_overlaps"),
    T_STARTEDBY("t_startedBy"),
    T_STARTS("t_starts");

    final String jsonName;

    TemporalRelation(String jsonName) {
        this.jsonName = jsonName;
    }

    /// True where it also holds between instants; the others are for intervals alone.
    boolean forInstants() {
        return switch (this) {
            case T_AFTER, T_BEFORE, T_DISJOINT, T_EQUALS, T_INTERSECTS -> true;
            case T_CONTAINS,
                    T_DURING,
                    T_FINISHEDBY,
                    T_FINISHES,
                    T_MEETS,
                    T_METBY,
                    T_OVERLAPPEDBY,
                    T_OVERLAPS,
                    T_STARTEDBY,
                    T_STARTS -> false;
        };
    }

    /// @param a first operand
    /// @param b second operand
    boolean holds(Span a, Span b) {
        if (a.days() != b.days()) {
            return holds(a.asMoments(), b.asMoments());
        }
        int starts = a.from().compareTo(b.from());
        int ends = a.to().compareTo(b.to());
        int startToEnd = a.from().compareTo(b.to());
        int endToStart = a.to().compareTo(b.from());
        return switch (this) {
            case T_AFTER -> startToEnd > 0;
            case T_BEFORE -> endToStart < 0;
            case T_DISJOINT -> startToEnd > 0 || endToStart < 0;
            case T_INTERSECTS -> startToEnd <= 0 && endToStart >= 0;
            case T_EQUALS -> starts == 0 && ends == 0;
            case T_CONTAINS -> starts < 0 && ends > 0;
            case T_DURING -> starts > 0 && ends < 0;
            case T_FINISHEDBY -> starts < 0 && ends == 0;
            case T_FINISHES -> starts > 0 && ends == 0;
            case T_MEETS -> endToStart == 0;
            case T_METBY -> startToEnd == 0;
            case T_OVERLAPPEDBY -> starts > 0 && startToEnd < 0 && ends > 0;
            case T_OVERLAPS -> starts < 0 && endToStart > 0 && ends < 0;
            case T_STARTEDBY -> starts == 0 && ends > 0;
            case T_STARTS -> starts == 0 && ends < 0;
        };
    }
}
