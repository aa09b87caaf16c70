package citiverse.rehearse.physical;

import citiverse.rehearse.question.Quantity;
import java.util.List;
import java.util.Map;

/// What the models of the physical city tell of one option, future by future.
///
/// @param byFuture for each future, for each quantity its value at each place (`NaN` where it has none there),
///     or one value of the whole city
/// @param notes what must be said of the option alone, in no order
public record PhysicalValues(List<Map<Quantity, double[]>> byFuture, List<String> notes) {
    /// Nothing physical is asked.
    public static final PhysicalValues NONE = new PhysicalValues(List.of(), List.of());

    /// A place that cannot be reached counts as a day away, so that means and changes stay numbers.
    public static final double UNREACHABLE_MINUTES = 1440;

    /// The value at each place.
    public double[] places(int future, Quantity quantity) {
        return byFuture.get(future).get(quantity);
    }

    /// The value of the whole city.
    public double total(int future, Quantity quantity) {
        return byFuture.get(future).get(quantity)[0];
    }
}
