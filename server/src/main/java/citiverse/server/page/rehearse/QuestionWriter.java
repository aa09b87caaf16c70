package citiverse.server.page.rehearse;

import citiverse.rehearse.question.QuestionFile;
import citiverse.twin.Feature;
import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/// Writes one draft as the YAML of a question, noting what is wrong on the way.
final class QuestionWriter {
    private final Draft draft;
    private final CityFacts city;
    private final List<Feature> places;
    private final Function<String, String> words;
    private final FormReader form;
    private final StringBuilder out = new StringBuilder(2_000);

    QuestionWriter(Draft draft, CityFacts city, List<Feature> places, Function<String, String> words) {
        this.draft = draft;
        this.city = city;
        this.places = places;
        this.words = words;
        this.form = new FormReader(draft);
    }

    DrawnQuestion write() {
        String title = draft.field(
                        "title", words.apply("rehearse.title." + draft.kind().id()))
                .strip();
        if (title.isEmpty()) {
            form.wrong("title", "rehearse.fault.title");
        }
        line("id: " + draft.kind().id());
        line("title: " + quoted(title));
        line("language: " + draft.language());
        if (draft.kind() == Kind.CLOSURE) {
            line("purpose: choose");
        }
        people();
        travel();
        models();
        indicators();
        draws();
        line("options:");
        long options = options();
        if (options > DrawnQuestion.MOST_OPTIONS) {
            form.wrong(
                    draft.kind() == Kind.TOWER ? "heights" : "headways",
                    "rehearse.fault.options",
                    "most",
                    Integer.toString(DrawnQuestion.MOST_OPTIONS));
        }
        return form.faults().isEmpty() ? checked(options) : new DrawnQuestion("", form.faults(), 0);
    }

    /// What the reader of questions says has the last word.
    private DrawnQuestion checked(long options) {
        try {
            QuestionFile.parse("question.yaml", out.toString());
            return new DrawnQuestion(out.toString(), List.of(), options);
        } catch (Problem refused) {
            form.wrong("title", "rehearse.fault.reader", "reason", refused.getMessage());
            return new DrawnQuestion("", form.faults(), 0);
        }
    }

    private void line(String line) {
        out.append(line).append('\n');
    }

    private void people() {
        if (!city.population().isEmpty()) {
            line("people: {layer: " + city.people() + ", population: " + city.population() + "}");
            return;
        }
        double total = form.one("people", "", 1, 50_000_000);
        line("people: {layer: " + city.people() + ", spread: {total: " + Figures.plain(total) + "}}");
    }

    private void travel() {
        String more = draft.kind() == Kind.LINE || draft.kind() == Kind.SERVICE
                ? ", window: 10:00-10:20, max_minutes: 45"
                : "";
        line("travel: {date: " + city.day() + more + "}");
    }

    private void models() {
        switch (draft.kind()) {
            case TOWER ->
                line("sun: {dates: [" + city.day().getYear() + "-03-21, "
                        + city.day().getYear() + "-12-21]}");
            case PARK -> {
                line("heat: {}");
                if (city.streets()) {
                    traffic();
                }
            }
            case CLOSURE -> traffic();
            case LINE, SERVICE -> {
                // Access alone is measured.
            }
        }
    }

    private void traffic() {
        line("traffic:");
        line("  period: 07:00-08:00");
        line("  trips_per_person: 0.12");
        line("  zones: 100");
        if (!city.jobs().isEmpty()) {
            line("  attraction: [" + city.people() + '.' + city.jobs() + ']');
        }
        line("air:");
        line("  background: {no2: 15, pm25: 9, pm10: 16}");
    }

    private void indicators() {
        line("indicators:");
        int counting = 0;
        List<Measure> measures = Measure.of(draft, city);
        for (int i = 0; i < measures.size(); i++) {
            Measure measure = measures.get(i);
            int level = form.level(measure);
            counting += level;
            line("  - id: " + measure.id());
            line("    label: " + quoted(Names.measure(measure, words)));
            for (String part : measure.what().split(", ")) {
                line("    " + part);
            }
            if (level > 0) {
                line("    weight: " + level);
            }
            if (measure.scale() > 0) {
                line("    scale: " + Figures.plain(measure.scale()));
            }
            if (i == 0) {
                line("    main: true");
            }
        }
        if (counting == 0) {
            form.wrong(measures.getFirst().field(), "rehearse.fault.weights");
        }
    }

    private void draws() {
        int number = (int) form.one("draws", "4", 1, 64);
        if (Integer.bitCount(number) != 1) {
            form.wrong("draws", "rehearse.fault.draws");
        }
        if (number <= 1) {
            return;
        }
        line("draws:");
        line("  number: " + number);
        line("  method: sobol");
        line("  parameters:");
        switch (draft.kind()) {
            case TOWER -> drawn("assumed_heights", "{triangular: [0.7, 1.0, 1.8]}");
            case PARK -> {
                if (city.streets()) {
                    drawn("traffic_demand", "{triangular: [0.8, 1.0, 1.25]}");
                    drawn("car_emissions", "{triangular: [0.6, 1.0, 1.6]}");
                    drawn("deposition", "{triangular: [0.2, 1.0, 3.0]}");
                }
                drawn("park_cooling", "{triangular: [0.2, 1.0, 2.0]}");
            }
            case CLOSURE -> {
                drawn("traffic_demand", "{triangular: [0.8, 1.0, 1.25]}");
                drawn("car_emissions", "{triangular: [0.6, 1.0, 1.6]}");
            }
            case LINE, SERVICE -> {
                drawn("walk_kmh", "{triangular: [3.0, 3.6, 4.6]}");
                drawn("board_slack_seconds", "{uniform: [30, 120]}");
                if (draft.kind() == Kind.LINE) {
                    drawn("phase", "");
                }
            }
        }
    }

    private void drawn(String id, String distribution) {
        line("    - id: " + id);
        line("      label: " + quoted(words.apply("rehearse.unknown." + id)));
        if (!distribution.isEmpty()) {
            line("      distribution: " + distribution);
        }
    }

    private long options() {
        return switch (draft.kind()) {
            case TOWER -> tower();
            case PARK -> park();
            case CLOSURE -> closure();
            case LINE -> newLine();
            case SERVICE -> newService();
        };
    }

    private long tower() {
        line("  - kind: building.add");
        line("    id: tower");
        line("    label: \"{height} m, {shape}, {place}\"");
        long number = sites();
        line("    shapes:");
        long plans = 0;
        for (String plan : draft.field("plans", "tower").split(" ")) {
            if (DrawnQuestion.PLANS.contains(plan)) {
                plans++;
                plan(
                        plan,
                        words.apply("rehearse.plan." + plan),
                        switch (plan) {
                            case "slab" -> "width_metres: 16, depth_metres: 49, turn_degrees: 45";
                            case "block" -> "width_metres: 40, depth_metres: 40";
                            default -> "width_metres: 28, depth_metres: 28";
                        });
            }
        }
        if (!draft.field("width", "").isBlank() || !draft.field("depth", "").isBlank()) {
            plans++;
            double width = form.one("width", "", 4, 300);
            double depth = form.one("depth", "", 4, 300);
            double turn = form.one("turn", "0", -360, 360);
            plan(
                    "own",
                    words.apply("rehearse.plan.own")
                            .replace("{width}", Figures.plain(width))
                            .replace("{depth}", Figures.plain(depth)),
                    "width_metres: " + Figures.plain(width) + ", depth_metres: " + Figures.plain(depth)
                            + ", turn_degrees: " + Figures.plain(turn));
        }
        if (plans == 0) {
            form.wrong("plans", "rehearse.fault.plans");
        }
        List<Double> heights = form.several("heights", "40, 80, 120", 3, 400, 8);
        line("    heights_metres: " + list(heights));
        return number * plans * heights.size();
    }

    private void plan(String id, String label, String size) {
        line("      - {id: " + id + ", label: " + quoted(label) + ", " + size + "}");
    }

    private long park() {
        line("  - kind: park.add");
        line("    id: park");
        line("    label: \"{place}\"");
        line("    radius_metres: " + Figures.plain(form.one("radius", "45", 5, 500)));
        line("    tree_cover: " + Figures.plain(form.one("trees", "70", 0, 100) / 100));
        return sites();
    }

    private long sites() {
        if (draft.spots().isEmpty()) {
            form.missing("spots", "rehearse.fault.spots");
        }
        line("    sites:");
        var labels = Names.spots(draft, words);
        for (int i = 0; i < draft.spots().size(); i++) {
            line("      - {id: p" + (i + 1) + ", label: " + quoted(labels.get(i)) + ", point: "
                    + point(draft.spots().get(i)) + "}");
        }
        return draft.spots().size();
    }

    private long closure() {
        if (draft.streets().isEmpty()) {
            form.missing("streets", "rehearse.fault.streets");
        }
        boolean together =
                draft.field("together", "").equals("on") && draft.streets().size() > 1;
        line("  - kind: street.close");
        line("    id: close");
        line("    label: \"{street}\"");
        line("    modes: " + (draft.field("modes", "car").equals("all") ? "[car, foot]" : "[car]"));
        line("    segments:");
        keys("names", true);
        keys("ids", false);
        if (together) {
            line("      together: true");
        }
        return together ? 1 : draft.streets().size();
    }

    private void keys(String key, boolean named) {
        List<String> chosen = draft.streets().stream()
                .filter(street -> street.named() == named)
                .map(street -> quoted(street.key()))
                .toList();
        if (!chosen.isEmpty()) {
            line("      " + key + ": [" + String.join(", ", chosen) + ']');
        }
    }

    private long newLine() {
        line("  - kind: line.add");
        line("    id: line");
        line("    label: " + quoted(words.apply("rehearse.line.label")));
        line("    mode: " + (draft.field("mode", "bus").equals("tram") ? 0 : 3));
        List<Double> headways = form.several("headways", "6, 12", 1, 120, 6);
        List<Double> speeds = form.several("speeds", "20", 5, 120, 4);
        line("    headway_minutes: " + list(headways));
        line("    speeds_kmh: " + list(speeds));
        line("    alignments:");
        int ways = 0;
        for (int way = 1; way <= draft.ways(); way++) {
            int number = way;
            List<Draft.Spot> stops =
                    draft.spots().stream().filter(spot -> spot.way() == number).toList();
            if (stops.size() == 1) {
                form.wrong("spots", "rehearse.fault.way", "n", Integer.toString(way));
            }
            if (stops.isEmpty()) {
                continue;
            }
            ways++;
            line("      - id: way" + way);
            line("        label: " + quoted(Names.way(stops, way, words)));
            line("        points:");
            stops.forEach(stop -> line("          - " + point(stop)));
        }
        if (ways == 0) {
            form.missing("spots", "rehearse.fault.ways");
        }
        return (long) ways * headways.size() * speeds.size();
    }

    private long newService() {
        String service = DrawnQuestion.service(draft, city);
        if (!service.equals(draft.field("service", service))) {
            form.wrong("service", "rehearse.fault.service");
        }
        line("  - kind: service.add");
        line("    id: service");
        line("    label: \"{near} ({place})\"");
        line("    service: " + service);
        line("    at:");
        line("      layer: " + city.candidates());
        if (draft.spots().isEmpty()) {
            int most = Math.max(1, places.size());
            double count = form.one("candidates", Integer.toString(Math.min(20, most)), 1, Math.min(most, 200));
            if (city.size().isEmpty()) {
                form.missing("spots", "rehearse.fault.spots");
            }
            line("      largest: {column: " + city.size() + ", count: " + (int) count + "}");
            return (long) count;
        }
        var ids = new LinkedHashSet<String>();
        for (Draft.Spot spot : draft.spots()) {
            CityFacts.nearest(places, spot.longitude(), spot.latitude())
                    .ifPresent(place -> ids.add(quoted(place.localId())));
        }
        line("      ids: [" + String.join(", ", ids) + ']');
        return ids.size();
    }

    private static String point(Draft.Spot spot) {
        return "[" + Figures.plain(spot.longitude()) + ", " + Figures.plain(spot.latitude()) + ']';
    }

    private static String list(List<Double> numbers) {
        var all = new ArrayList<String>();
        numbers.forEach(number -> all.add(Figures.plain(number)));
        return "[" + String.join(", ", all) + ']';
    }

    /// JSON text, which YAML reads as it is.
    private static String quoted(String text) {
        return CanonicalJson.write(text);
    }
}
