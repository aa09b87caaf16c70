package citiverse.standards.cql2;

import citiverse.twin.Feature;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/// A filter that fits a layer and is ready to be asked of its features. Not for sharing among threads.
public final class Filter {
    private final Expression expression;
    private final Truth.Test test;
    private final Envelope bounds;

    private Filter(Expression expression, Truth.Test test, Envelope bounds) {
        this.expression = expression;
        this.test = test;
        this.bounds = bounds;
    }

    /// Checks a filter against what may be asked of a layer.
    ///
    /// @param filter with its places in CRS84, see [FilterCrs]
    /// @throws citiverse.twin.Problem `CV-CQL2-003` for a property that is not there, naming the nearest;
    ///     `004` where kinds do not fit each other; `005` for what is not offered; `006` for an invalid geometry
    public static Filter of(Expression filter, Queryables queryables) {
        var compiler = new Compiler(queryables);
        Truth.Test test = compiler.test(filter);
        return new Filter(filter, test, Bounding.of(filter, queryables));
    }

    public Expression expression() {
        return expression;
    }

    /// Number of its parts: what asking it of one feature may cost.
    public int parts() {
        return Parts.count(expression);
    }

    /// True where the filter holds; false where it does not, or where that is unknown.
    public boolean matches(Feature feature) {
        return test.on(feature) == Truth.TRUE;
    }

    /// The rectangle in CRS84 that every feature which matches touches: for an index. Empty where there is no such
    /// bound; a null envelope ([Envelope#isNull]) where nothing can match.
    public Optional<Envelope> bounds() {
        return Optional.ofNullable(bounds).map(Envelope::new);
    }
}
