package citiverse.standards.cql2;

import java.util.Locale;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import org.locationtech.jts.operation.relateng.TopologyPredicate;

/// The spatial functions of clauses 7.5 to 7.7, as OGC Simple Features 06-103r4 defines them.
public enum SpatialRelation {
    S_INTERSECTS,
    S_EQUALS,
    S_DISJOINT,
    S_TOUCHES,
    S_WITHIN,
    S_OVERLAPS,
    S_CROSSES,
    S_CONTAINS;

    String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The relation that holds of (b, a) where this one holds of (a, b).
    SpatialRelation converse() {
        return switch (this) {
            case S_WITHIN -> S_CONTAINS;
            case S_CONTAINS -> S_WITHIN;
            case S_INTERSECTS, S_EQUALS, S_DISJOINT, S_TOUCHES, S_OVERLAPS, S_CROSSES -> this;
        };
    }

    /// A fresh predicate: it carries state while it is evaluated.
    TopologyPredicate predicate() {
        return switch (this) {
            case S_INTERSECTS -> RelatePredicate.intersects();
            case S_EQUALS -> RelatePredicate.equalsTopo();
            case S_DISJOINT -> RelatePredicate.disjoint();
            case S_TOUCHES -> RelatePredicate.touches();
            case S_WITHIN -> RelatePredicate.within();
            case S_OVERLAPS -> RelatePredicate.overlaps();
            case S_CROSSES -> RelatePredicate.crosses();
            case S_CONTAINS -> RelatePredicate.contains();
        };
    }
}
