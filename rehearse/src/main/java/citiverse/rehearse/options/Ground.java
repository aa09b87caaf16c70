package citiverse.rehearse.options;

import citiverse.models.access.AccessSettings;
import citiverse.models.transit.StreetClosures;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.Selector;
import citiverse.rehearse.question.Where;
import citiverse.twin.Feature;
import citiverse.twin.FeatureId;
import citiverse.twin.LayerSchema;
import citiverse.twin.Provenance;
import citiverse.twin.Snapshot;
import citiverse.twin.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// The city on which options are made: looks features up by what a question calls them.
public final class Ground {
    static final GeometryFactory GEOMETRY = new GeometryFactory();
    /// Source of the features that options add.
    static final String SOURCE = "options";

    private final Snapshot snapshot;
    private final Question question;
    private final StreetUse use;
    private final List<AccessSettings> drawn;
    private StreetClosures closures;
    private final Naming naming;
    private final Map<String, Map<String, List<Feature>>> byLocal = new HashMap<>();

    /// @param use tells the most used streets, where an option asks for them
    /// @param drawn the settings of every draw
    public Ground(Snapshot snapshot, Question question, StreetUse use, List<AccessSettings> drawn) {
        this.snapshot = snapshot;
        this.question = question;
        this.use = use;
        this.drawn = List.copyOf(drawn);
        this.naming = new Naming(snapshot);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Question question() {
        return question;
    }

    /// What closed streets do to buses, compiled when first asked for.
    StreetClosures closures() {
        if (closures == null) {
            closures = StreetClosures.compile(snapshot);
        }
        return closures;
    }

    StreetUse use() {
        return use;
    }

    List<AccessSettings> drawn() {
        return drawn;
    }

    /// Every day that may be rehearsed: the declared one, and those to draw from.
    List<LocalDate> days() {
        var days = new TreeSet<LocalDate>();
        days.add(question.travel().date());
        question.draws().parameters().forEach(parameter -> days.addAll(parameter.days()));
        return List.copyOf(days);
    }

    /// The declaration of a layer.
    public LayerSchema layer(String name, Where where) {
        return snapshot.layer(name)
                .orElseThrow(() -> where.unknown(
                        "layer",
                        name,
                        snapshot.layers().stream().map(LayerSchema::type).toList()));
    }

    /// Checks that a layer has a column, declared or found on a feature.
    public void column(String layer, String column, Where where) {
        LayerSchema schema = layer(layer, where);
        if (schema.column(column).isPresent()) {
            return;
        }
        if (snapshot.features(layer).stream()
                .noneMatch(f -> f.properties().value(column).isPresent())) {
            throw where.unknown(
                    "column of layer " + layer,
                    column,
                    schema.columns().stream().map(LayerSchema.Column::name).toList());
        }
    }

    /// A feature by its local or whole id.
    Feature feature(String layer, String id, Where where) {
        layer(layer, where);
        List<Feature> found = local(layer).getOrDefault(id, List.of());
        if (found.isEmpty() && id.startsWith("urn:")) {
            found = snapshot.feature(id).filter(f -> f.type().equals(layer)).stream()
                    .toList();
        }
        if (found.isEmpty()) {
            throw where.unknown("feature of layer " + layer, id, local(layer).keySet());
        }
        if (found.size() > 1) {
            throw where.problem("CV-QUESTION-011", "the local id \"" + id + "\" stands in " + found.size() + " sources")
                    .remedy("Write the whole id, such as " + found.getFirst().id());
        }
        return found.getFirst();
    }

    private Map<String, List<Feature>> local(String layer) {
        return byLocal.computeIfAbsent(
                layer, name -> snapshot.features(name).stream().collect(Collectors.groupingBy(Feature::localId)));
    }

    /// The features that a selector means: by local id, or largest first.
    List<Feature> choose(Selector selector) {
        layer(selector.layer(), selector.where());
        List<Feature> chosen = selector.ids().isEmpty()
                ? snapshot.features(selector.layer())
                : selector.ids().stream()
                        .map(id -> feature(selector.layer(), id, selector.where()))
                        .toList();
        for (Selector.Condition condition : selector.conditions()) {
            column(selector.layer(), condition.column(), condition.where());
            chosen = chosen.stream().filter(condition::holds).toList();
        }
        var sorted = new ArrayList<>(chosen);
        sorted.sort(Comparator.comparing(Feature::localId).thenComparing(Feature::id));
        if (selector.largest().isPresent()) {
            var largest = selector.largest().get();
            column(selector.layer(), largest.column(), largest.where());
            sorted.sort(Comparator.comparingDouble((Feature f) -> -number(f, largest.column()))
                    .thenComparing(Feature::localId)
                    .thenComparing(Feature::id));
            sorted.subList(Math.min(largest.count(), sorted.size()), sorted.size())
                    .clear();
        }
        if (sorted.isEmpty()) {
            throw selector.where()
                    .problem("CV-QUESTION-012", "no feature of layer " + selector.layer() + " is meant")
                    .remedy("Loosen the conditions");
        }
        return List.copyOf(sorted);
    }

    /// A number of a feature, 0 where it is missing.
    static double number(Feature feature, String column) {
        return feature.properties().number(column).orElse(0);
    }

    /// A number as a property: whole where it is whole and was whole before.
    static Value value(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? Value.of((long) number) : Value.of(number);
    }

    /// A point inside a feature.
    static Coordinate point(Feature feature) {
        return feature.shape() == null
                ? new Coordinate(Double.NaN, Double.NaN)
                : feature.shape().getInteriorPoint().getCoordinate();
    }

    /// Whole id of a feature that an option adds.
    String urn(String type, String local) {
        return new FeatureId(snapshot.city().id(), SOURCE, type, local).urn();
    }

    static Provenance provenance(String option) {
        return new Provenance(SOURCE, "option:" + option);
    }

    /// What people call a feature: its name, else its local id.
    static String name(Feature feature) {
        return Naming.name(feature);
    }

    /// Name of the nearest street that has one.
    String near(Feature feature) {
        return naming.near(feature);
    }

    /// Puts words into a label: `{place}` becomes what the function says; unknown words stay.
    static String fill(String template, Function<String, String> word) {
        var out = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String said = word.apply(template.substring(open + 1, close));
            out.append(template, at, open).append(said == null ? template.substring(open, close + 1) : said);
            at = close + 1;
        }
        return out.append(template.substring(at)).toString();
    }

    /// A number for people: without a fraction where it is whole.
    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
