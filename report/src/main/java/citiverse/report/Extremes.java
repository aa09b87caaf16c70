package citiverse.report;

import citiverse.rehearse.Comparison.PlaceTable;
import citiverse.report.words.Fragment;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The places that gain and lose most under one option; of places alike, first those where more people live.
final class Extremes {
    private final Edition edition;
    private final PlaceTable places;
    private final double[] changes;
    private final Steps steps;

    Extremes(Edition edition, double[] changes, Steps steps) {
        this.edition = edition;
        this.places = edition.comparison().places();
        this.changes = changes;
        this.steps = steps;
    }

    /// Places by number, greatest gain first.
    List<Integer> gains(int most) {
        return lived(1, byGain().reversed(), most);
    }

    /// Places by number, greatest loss first.
    List<Integer> losses(int most) {
        return lived(-1, byGain(), most);
    }

    private Comparator<Integer> byGain() {
        return Comparator.comparingDouble(i -> changes[i] * edition.direction());
    }

    private List<Integer> lived(int sign, Comparator<Integer> order, int most) {
        Comparator<Integer> byPeople = Comparator.comparingDouble((Integer i) -> -places.population()[i])
                .thenComparing(i -> places.ids()[i]);
        return IntStream.range(0, changes.length)
                .filter(i -> places.population()[i] > 0)
                .filter(i -> steps.step(changes[i] * edition.direction()) * sign > 0)
                .boxed()
                .sorted(order.thenComparing(byPeople))
                .limit(most)
                .toList();
    }

    /// A place by the street that it is near to and its id.
    static Fragment where(Edition edition, int place) {
        PlaceTable places = edition.comparison().places();
        Fragment id = edition.local(places.ids()[place]);
        return edition.surroundings()
                .street(places.longitude()[place], places.latitude()[place])
                .map(street -> edition.html("place.near", "street", edition.local(street))
                        .and(new Fragment(" <small>" + id.html() + "</small>")))
                .orElse(id);
    }
}
