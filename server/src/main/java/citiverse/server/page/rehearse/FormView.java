package citiverse.server.page.rehearse;

import citiverse.report.words.Messages;
import citiverse.server.page.Texts;
import citiverse.server.page.rehearse.DrawnQuestion.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What the page on which a question is drawn shows.
public final class FormView {
    private final Draft draft;
    private final CityFacts facts;
    private final DrawnQuestion question;
    private final List<Fault> faults;
    private final Messages reader;
    private final Function<String, String> words;

    /// @param faults what is shown as wrong
    /// @param language of the reader; the question keeps its own
    FormView(Draft draft, CityFacts facts, DrawnQuestion question, List<Fault> faults, String language) {
        this.draft = draft;
        this.facts = facts;
        this.question = question;
        this.faults = faults;
        this.reader = Texts.of(language);
        this.words = Texts.of(draft.language())::pattern;
    }

    /// A chosen place.
    ///
    /// @param number from 1
    /// @param index from 0, as the buttons name it
    public record SpotRow(
            long number,
            int index,
            String label,
            String name,
            String latitude,
            String longitude,
            boolean first,
            boolean last) {}

    /// A way of a new line with its stops.
    public record WayRow(int number, List<SpotRow> stops) {}

    /// A chosen street.
    public record StreetRow(long number, int index, String name, boolean named) {}

    /// A measure.
    ///
    /// @param level how much it counts now
    public record MeasureRow(String id, String field, String label, int level, boolean main) {}

    /// Something to choose from.
    public record Choice(String value, String label, boolean chosen) {}

    public Kind kind() {
        return draft.kind();
    }

    public String kindId() {
        return draft.kind().id();
    }

    public String language() {
        return draft.language();
    }

    public DrawnQuestion question() {
        return question;
    }

    public CityFacts facts() {
        return facts;
    }

    /// What stands in a field, or its default.
    public String value(String field) {
        return draft.field(
                field,
                switch (field) {
                    case "title" -> words.apply("rehearse.title." + kindId());
                    case "seed" -> "1";
                    case "heights" -> "40, 80, 120";
                    case "turn" -> "0";
                    case "radius" -> "45";
                    case "trees" -> "70";
                    case "headways" -> "6, 12";
                    case "speeds" -> "20";
                    case "candidates" -> "20";
                    case "draws" -> "4";
                    case "modes" -> "car";
                    case "mode" -> "bus";
                    default -> "";
                });
    }

    public boolean is(String field, String value) {
        return value(field).equals(value);
    }

    /// Whether a ground plan is chosen.
    public boolean plan(String plan) {
        return List.of(draft.field("plans", "tower").split(" ")).contains(plan);
    }

    /// What is wrong with a field, in words; empty where nothing is.
    public String fault(String field) {
        return faults.stream()
                .filter(fault -> fault.field().equals(field))
                .findFirst()
                .map(fault -> reader.text(fault.key(), fault.values().toArray(String[]::new)))
                .orElse("");
    }

    public boolean wrong(String field) {
        return faults.stream().anyMatch(fault -> fault.field().equals(field));
    }

    /// Everything that is wrong, with the field that it is about.
    public List<Choice> faults() {
        return faults.stream()
                .map(fault -> new Choice(
                        fault.field(), reader.text(fault.key(), fault.values().toArray(String[]::new)), true))
                .toList();
    }

    public List<SpotRow> spots() {
        return rows(0);
    }

    public int size() {
        return draft.kind() == Kind.CLOSURE
                ? draft.streets().size()
                : draft.spots().size();
    }

    private List<SpotRow> rows(int way) {
        List<Draft.Spot> spots = draft.spots();
        var rows = new ArrayList<SpotRow>();
        for (int i = 0; i < spots.size(); i++) {
            Draft.Spot spot = spots.get(i);
            if (way == 0 || spot.way() == way) {
                rows.add(new SpotRow(
                        i + 1L,
                        i,
                        spot.label(),
                        spot.label().isEmpty() ? Names.place(i + 1, reader::pattern) : spot.label(),
                        Figures.plain(spot.latitude()),
                        Figures.plain(spot.longitude()),
                        i == 0 || spots.get(i - 1).way() != spot.way(),
                        i == spots.size() - 1 || spots.get(i + 1).way() != spot.way()));
            }
        }
        return rows;
    }

    /// The ways of a new line that have stops.
    public List<WayRow> ways() {
        return IntStream.rangeClosed(1, draft.ways())
                .mapToObj(way -> new WayRow(way, rows(way)))
                .filter(way -> !way.stops().isEmpty())
                .toList();
    }

    /// Numbers of the ways that a stop can be added to: those there are, and a new one.
    public List<Choice> wayChoices() {
        int ways = draft.spots().isEmpty() ? 0 : draft.ways();
        return IntStream.rangeClosed(1, Math.min(Draft.MOST_WAYS, ways + 1))
                .mapToObj(way -> new Choice(
                        Integer.toString(way),
                        way > ways
                                ? reader.text("rehearse.way.new")
                                : reader.text("rehearse.way.n", "n", Integer.toString(way)),
                        way == Math.max(1, ways)))
                .toList();
    }

    public List<StreetRow> streets() {
        var rows = new ArrayList<StreetRow>();
        for (Draft.Closed street : draft.streets()) {
            String name = street.named() ? street.key() : reader.text("rehearse.street.segment", "id", street.key());
            rows.add(new StreetRow(rows.size() + 1L, rows.size(), name, street.named()));
        }
        return rows;
    }

    public List<MeasureRow> measures() {
        var rows = new ArrayList<MeasureRow>();
        for (Measure measure : Measure.of(draft, facts)) {
            String level = draft.field(measure.field(), Integer.toString(measure.usual()));
            rows.add(new MeasureRow(
                    measure.id(),
                    measure.field(),
                    Names.measure(measure, reader::pattern),
                    Measure.LEVELS.stream()
                            .filter(number -> Integer.toString(number).equals(level))
                            .findFirst()
                            .orElse(measure.usual()),
                    rows.isEmpty()));
        }
        return rows;
    }

    public List<Integer> levels() {
        return Measure.LEVELS;
    }

    public List<Choice> services() {
        String chosen = DrawnQuestion.service(draft, facts);
        return facts.services().stream()
                .map(service -> new Choice(service, Names.service(service, reader::pattern), service.equals(chosen)))
                .toList();
    }

    /// How often it may be tried.
    public List<Choice> draws() {
        var numbers = Texts.numbers(reader.language());
        return IntStream.of(1, 2, 4, 8, 16, 32)
                .mapToObj(number -> new Choice(
                        Integer.toString(number),
                        number == 1 ? reader.text("rehearse.draws.one") : numbers.counted("count.draws", number),
                        is("draws", Integer.toString(number))))
                .toList();
    }
}
