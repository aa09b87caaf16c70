package citiverse.server.ogc.processes.offered;

import citiverse.models.plane.Plane;
import citiverse.models.spatial.Answer;
import citiverse.models.spatial.Assumptions;
import citiverse.models.spatial.Bodies;
import citiverse.models.spatial.Join;
import citiverse.models.spatial.Predicate;
import citiverse.models.spatial.Spatial;
import citiverse.models.spatial.Terms;
import citiverse.twin.Feature;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;

/// How things lie to others in three dimensions: below, above, beneath a corridor, overlapping, near.
final class Relate implements Offered {
    private static final int MOST_FEATURES = 200_000;

    @Override
    public String id() {
        return "relate";
    }

    @Override
    public String method() {
        return "spatial-relations";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.name("of", null),
                Field.name("of_column", null).orNone(),
                Field.name("of_value", null).orNone(),
                Field.choice(
                        "that",
                        null,
                        Arrays.stream(Predicate.values()).map(Predicate::word).toList()),
                Field.name("to", null),
                Field.name("to_column", null).orNone(),
                Field.name("to_value", null).orNone(),
                Field.number("within_metres", 1.0, 0, 1000),
                Field.number("clearance_metres", 0.0, -1000, 1000));
    }

    @Override
    public List<String> layers(Inputs inputs) {
        return List.of(inputs.text("of"), inputs.text("to")).stream().distinct().toList();
    }

    @Override
    public Table compute(Snapshot city, Inputs inputs, int threads, Progress progress) {
        List<Feature> of = Named.features(city, inputs.text("of"), inputs, "of", MOST_FEATURES);
        List<Feature> to = Named.features(city, inputs.text("to"), inputs, "to", MOST_FEATURES);
        var all = new ArrayList<Feature>(of);
        all.addAll(to);
        Plane plane = Bodies.plane(all);
        Assumptions assumptions = Assumptions.standard();
        Bodies subjects = Bodies.of(city, of, plane, assumptions);
        Bodies objects = Bodies.of(city, to, plane, assumptions);
        Predicate predicate = Predicate.valueOf(inputs.text("that").toUpperCase(Locale.ROOT));
        Terms terms;
        try {
            terms = new Terms(
                    inputs.number("within_metres"), inputs.number("clearance_metres"), Terms.TOLERANCE_METRES);
        } catch (IllegalArgumentException wrong) {
            throw Field.wrong("within_metres", "does not fit: " + wrong.getMessage());
        }
        var table = new Table()
                .column("subject", "", "Id of the first thing")
                .column("object", "", "Id of the second thing")
                .column("answer", "", "yes, possibly (within the intervals of heights) or unknown")
                .column("clearance_low", "m", "Least vertical gap (for near: distance)")
                .column("clearance_high", "m", "Greatest vertical gap (for near: distance)")
                .column("longitude", "deg", "Of a point that both cover, CRS84")
                .column("latitude", "deg", "Of a point that both cover, CRS84")
                .column("reason", "", "Why it is unknown, or what else it rests on");
        Map<Answer, Integer> counts = new EnumMap<>(Answer.class);
        boolean whole = Join.of(Spatial.of(city, plane, assumptions), predicate, terms)
                .run(subjects.bodies(), objects.bodies(), threads, progress, relation -> {
                    counts.merge(relation.answer(), 1, Integer::sum);
                    table.row(
                            relation.subject(),
                            relation.object(),
                            word(relation.answer()),
                            relation.clearance().low(),
                            relation.clearance().high(),
                            relation.longitude(),
                            relation.latitude(),
                            relation.reason());
                });
        if (!whole) {
            throw new CancellationException("relate");
        }
        counts.forEach((answer, count) -> table.sum(word(answer), count, "1", "Relations with this answer"));
        subjects.notes().forEach(table::note);
        objects.notes().forEach(table::note);
        table.quality(
                "heights and widths that are not told are intervals; an answer that depends on them is \"possibly\"",
                "see the method");
        return table;
    }

    private static String word(Answer answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }
}
