package citiverse.rehearse.run;

import citiverse.models.access.Places;
import citiverse.rehearse.options.Option;
import citiverse.rehearse.question.Question.Effect;
import citiverse.rehearse.question.Question.Future;
import citiverse.rehearse.question.Question.Opportunity;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;

/// What there is to reach, at which places: today, with each option, in each future.
///
/// Places are those of today and those that any option adds, by whole id. A place that is not there in some state of
/// the city has nothing.
public final class Supply {
    /// Opportunities are counted in whole parts of this size: 2^-20, about a millionth.
    static final double UNIT = 0x1p-20;
    /// More than 2^42 of one kind would overflow sums.
    private static final double MOST = 0x1p42;

    private final List<Opportunity> opportunities;
    private final Places places;
    private final Map<String, Integer> index = new HashMap<>();
    private final double[][][] factor;
    private final Reading reading;

    /// Reads how much of each opportunity is at each place in a state of the city.
    @FunctionalInterface
    interface Reading {
        double[][] read(Snapshot city, List<Opportunity> opportunities, Map<String, Integer> index);
    }

    Supply(
            Snapshot base,
            List<Opportunity> opportunities,
            List<Option> options,
            List<Future> futures,
            Reading reading) {
        this.opportunities = List.copyOf(opportunities);
        this.reading = reading;
        this.places = places(base, options);
        for (int j = 0; j < places.size(); j++) {
            index.put(places.ids()[j], j);
        }
        this.factor = new double[futures.size()][opportunities.size()][];
        for (int f = 0; f < futures.size(); f++) {
            for (int k = 0; k < opportunities.size(); k++) {
                factor[f][k] = factors(base, futures.get(f), opportunities.get(k));
            }
        }
    }

    private Places places(Snapshot base, List<Option> options) {
        var layers = opportunities.stream()
                .map(Opportunity::layer)
                .distinct()
                .sorted()
                .toList();
        var placed = new TreeMap<String, Feature>();
        for (String layer : layers) {
            base.features(layer).stream()
                    .filter(f -> f.shape() != null && !f.shape().isEmpty())
                    .forEach(f -> placed.put(f.id(), f));
        }
        for (Option option : options) {
            for (Change change : option.changes()) {
                if (change instanceof Change.Add(Feature after)
                        && layers.contains(after.type())
                        && after.shape() != null) {
                    Feature other = placed.putIfAbsent(after.id(), after);
                    if (other != null && !other.shape().equalsExact(after.shape())) {
                        throw new IllegalStateException(after.id() + " is added at two places");
                    }
                }
            }
        }
        var ids = new String[placed.size()];
        var longitude = new double[ids.length];
        var latitude = new double[ids.length];
        int j = 0;
        for (Feature feature : placed.values()) {
            Coordinate point = feature.shape().getInteriorPoint().getCoordinate();
            ids[j] = feature.id();
            longitude[j] = point.x;
            latitude[j++] = point.y;
        }
        return new Places(String.join("+", layers), ids, longitude, latitude);
    }

    /// Factor of a future at each place, or null where it is 1 everywhere.
    private double[] factors(Snapshot base, Future future, Opportunity opportunity) {
        double[] factors = null;
        for (Effect effect : future.effects()) {
            if (effect instanceof Effect.OnOpportunity(Opportunity on, double by, var area)
                    && on.name().equals(opportunity.name())) {
                if (factors == null) {
                    factors = new double[places.size()];
                    Arrays.fill(factors, 1);
                }
                var areas = new Areas(base, area);
                for (int j = 0; j < factors.length; j++) {
                    if (areas.everywhere() || areas.holds(places.longitude()[j], places.latitude()[j])) {
                        factors[j] *= by;
                    }
                }
            }
        }
        return factors;
    }

    Places places() {
        return places;
    }

    int size() {
        return opportunities.size();
    }

    Opportunity opportunity(int k) {
        return opportunities.get(k);
    }

    /// Opportunities at each place in a state of the city, `[opportunity][place]`.
    double[][] today(Snapshot city) {
        double[][] values = reading.read(city, opportunities, index);
        for (int k = 0; k < values.length; k++) {
            double sum = 0;
            for (int j = 0; j < values[k].length; j++) {
                if (!(values[k][j] >= 0)) {
                    throw opportunities
                            .get(k)
                            .where()
                            .problem(
                                    "CV-QUESTION-020",
                                    opportunities.get(k).name() + " of " + places.ids()[j] + " is negative: "
                                            + values[k][j])
                            .remedy("Opportunities cannot be fewer than none; mend the data");
                }
                sum += values[k][j];
            }
            if (sum > MOST) {
                throw opportunities
                        .get(k)
                        .where()
                        .problem(
                                "CV-QUESTION-020",
                                opportunities.get(k).name() + " adds up to " + sum + ", more than " + MOST)
                        .remedy("Count it in a larger unit");
            }
        }
        return values;
    }

    /// In parts of [#UNIT], in a future.
    long units(double today, int future, int opportunity, int place) {
        double[] by = factor[future][opportunity];
        return (long) Math.rint((by == null ? today : today * by[place]) / UNIT);
    }

    /// A column of a layer, or one for each feature. What is missing counts as none.
    static double[][] columns(Snapshot city, List<Opportunity> opportunities, Map<String, Integer> index) {
        double[][] values = new double[opportunities.size()][index.size()];
        var byLayer = new LinkedHashMap<String, List<Integer>>();
        for (int k = 0; k < values.length; k++) {
            byLayer.computeIfAbsent(opportunities.get(k).layer(), layer -> new ArrayList<>())
                    .add(k);
        }
        byLayer.forEach((layer, kinds) -> {
            for (Feature feature : city.features(layer)) {
                Integer j = index.get(feature.id());
                if (j == null) {
                    continue;
                }
                for (int k : kinds) {
                    String column = opportunities.get(k).column();
                    values[k][j] = column.isEmpty()
                            ? 1
                            : feature.properties().number(column).orElse(0);
                }
            }
        });
        return values;
    }

    /// Makes sure that layer and column are there.
    static void check(Snapshot city, Opportunity opportunity) {
        var schema = city.layer(opportunity.layer()).orElseThrow(() -> opportunity
                .where()
                .unknown(
                        "layer",
                        opportunity.layer(),
                        city.layers().stream().map(LayerSchema::type).toList()));
        if (!opportunity.column().isEmpty()
                && schema.column(opportunity.column()).isEmpty()
                && city.features(opportunity.layer()).stream()
                        .noneMatch(
                                f -> f.properties().value(opportunity.column()).isPresent())) {
            throw opportunity
                    .where()
                    .unknown(
                            "column of layer " + opportunity.layer(),
                            opportunity.column(),
                            schema.columns().stream()
                                    .map(LayerSchema.Column::name)
                                    .toList());
        }
    }
}
