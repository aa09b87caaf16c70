package citiverse.rehearse.question;

import citiverse.models.access.AccessSettings;
import citiverse.models.access.Decay;
import citiverse.models.access.Mode;
import citiverse.rehearse.question.Question.Aggregate;
import citiverse.rehearse.question.Question.Draws;
import citiverse.rehearse.question.Question.Effect;
import citiverse.rehearse.question.Question.Future;
import citiverse.rehearse.question.Question.Indicator;
import citiverse.rehearse.question.Question.Opportunity;
import citiverse.rehearse.question.Question.People;
import citiverse.rehearse.question.Question.Reach;
import citiverse.twin.json.CanonicalJson;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Turns a checked tree into a question.
final class QuestionReader {
    private final YamlTree tree;
    private final String text;

    QuestionReader(YamlTree tree, String text) {
        this.tree = tree;
        this.text = text;
    }

    Question read() {
        var top = new Entry(tree, "", tree.root());
        List<Indicator> indicators = main(top.each("indicators", this::indicator));
        distinct(
                "indicator",
                indicators.stream().map(i -> Map.entry(i.id(), i.where())).toList());
        List<Future> futures = top.has("futures") ? top.each("futures", UncertaintyReader::future) : List.of();
        if (futures.isEmpty()) {
            futures = List.of(new Future("today", "As today", "", 1, List.of()));
        }
        var names = futures.stream().map(Future::id).toList();
        if (new HashSet<>(names).size() < names.size()) {
            throw top.where("futures")
                    .problem("CV-QUESTION-005", "two futures have the same id")
                    .remedy("Give each its own");
        }
        checkImportance(indicators, futures, top);
        var options = new OptionReader();
        return new Question(
                top.text("id", ""),
                top.text("title", ""),
                top.text("about", ""),
                top.text("language", "en"),
                Question.Purpose.valueOf(top.text("purpose", "choose").toUpperCase(Locale.ROOT)),
                top.child("money")
                        .map(m -> m.text("currency", "") + ' ' + m.whole("year", 0))
                        .orElse(""),
                people(top.child("people").orElseThrow()),
                travel(top.child("travel").orElseThrow()),
                indicators,
                futures,
                top.child("draws").map(UncertaintyReader::draws).orElse(new Draws(1, false, List.of())),
                top.each("options", options::read),
                text,
                digest());
    }

    private String digest() {
        Object content = new ObjectMapper().convertValue(tree.root(), Object.class);
        try {
            byte[] canonical = CanonicalJson.write(content).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static void distinct(String what, List<Map.Entry<String, Where>> ids) {
        var seen = new HashSet<String>();
        for (var id : ids) {
            if (!seen.add(id.getKey())) {
                throw id.getValue()
                        .problem("CV-QUESTION-005", "the " + what + " \"" + id.getKey() + "\" stands twice")
                        .remedy("Give each its own id");
            }
        }
    }

    private static void checkImportance(List<Indicator> indicators, List<Future> futures, Entry top) {
        var known = indicators.stream().map(Indicator::id).toList();
        for (Future future : futures) {
            for (Effect effect : future.effects()) {
                if (effect instanceof Effect.OnImportance(var factors)) {
                    for (String id : factors.keySet()) {
                        if (!known.contains(id)) {
                            throw top.where("futures").unknown("indicator", id, known);
                        }
                    }
                }
            }
        }
    }

    private People people(Entry entry) {
        return new People(
                entry.text("layer", ""),
                entry.text("population", ""),
                entry.has("groups") ? Optional.of(entry.texts("groups")) : Optional.empty(),
                entry.where());
    }

    private AccessSettings travel(Entry entry) {
        var base = AccessSettings.of(day(entry.text("date", ""), entry.where("date")));
        int[] window = entry.has("window")
                ? span(entry.text("window", ""), entry.where("window"))
                : new int[] {base.windowStartSeconds(), base.windowEndSeconds()};
        if (window[1] <= window[0]) {
            throw entry.where("window")
                    .problem("CV-QUESTION-006", "the window ends before it begins")
                    .remedy("Write it as 14:00-14:30");
        }
        return new AccessSettings(
                base.date(),
                window[0],
                window[1],
                entry.whole("percentile", base.percentile()),
                entry.whole("max_minutes", base.maxTripMinutes()),
                entry.number("walk_kmh", base.walkMetresPerSecond() * 3.6) / 3.6,
                entry.whole("max_walk_minutes", base.maxWalkMinutes()),
                entry.whole("max_rides", base.maxRides()),
                entry.whole("board_slack_seconds", base.boardSlackSeconds()),
                entry.number("egress_metres", base.egressMetres()),
                entry.number("transfer_metres", base.transferMetres()),
                entry.number("link_metres", base.linkMetres()),
                entry.flag("slopes", base.slopes()),
                entry.whole("phases", base.phases()),
                base.phaseSeed());
    }

    static LocalDate day(String text, Where where) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw where.problem("CV-QUESTION-006", "\"" + text + "\" is no day of the calendar")
                    .remedy("Write it as 2019-05-13")
                    .causedBy(wrong);
        }
    }

    /// Seconds of `HH:MM-HH:MM`; hours may pass 24 as in timetables.
    static int[] span(String text, Where where) {
        String[] ends = text.split("-", 2);
        int[] seconds = new int[2];
        for (int i = 0; i < 2; i++) {
            String[] clock = ends[i].split(":", 2);
            int hours = Integer.parseInt(clock[0]);
            int minutes = Integer.parseInt(clock[1]);
            if (hours > 30 || minutes > 59) {
                throw where.problem("CV-QUESTION-006", "\"" + ends[i] + "\" is no time of day")
                        .remedy("Write it as 14:00-14:30");
            }
            seconds[i] = hours * 3600 + minutes * 60;
        }
        return seconds;
    }

    private Indicator indicator(Entry entry) {
        var aggregate = Aggregate.valueOf(entry.text("aggregate", "").toUpperCase(Locale.ROOT));
        String id = entry.text("id", "");
        boolean moreIsBetter =
                switch (aggregate) {
                    case MEAN, SHARE_WITH_ANY, FIFTEEN_MINUTE_CITY, SDG_11_2_1 -> true;
                    case GINI, THEIL, ATKINSON, PALMA, COST -> false;
                };
        if (entry.has("better")) {
            moreIsBetter = entry.text("better", "").equals("more");
        }
        return new Indicator(
                id,
                entry.text("label", id),
                aggregate,
                entry.text("group", ""),
                reaches(entry, aggregate),
                entry.number("epsilon", 0.5),
                moreIsBetter,
                entry.number("weight", 0),
                entry.has("scale") ? OptionalDouble.of(entry.number("scale", 1)) : OptionalDouble.empty(),
                entry.flag("main", false),
                entry.where());
    }

    private List<Reach> reaches(Entry entry, Aggregate aggregate) {
        var mode = entry.text("mode", aggregate == Aggregate.FIFTEEN_MINUTE_CITY ? "walk" : "transit")
                        .equals("walk")
                ? Mode.WALK
                : Mode.TRANSIT;
        return switch (aggregate) {
            case SDG_11_2_1, COST -> {
                refuse(entry, List.of("access", "categories", "cutoff", "decay", "mode"));
                yield List.of();
            }
            case FIFTEEN_MINUTE_CITY -> {
                refuse(entry, List.of("access"));
                require(entry, "categories");
                var decay = entry.has("cutoff") || entry.has("decay") ? decay(entry) : new Decay.Step(15);
                yield entry.texts("categories").stream()
                        .map(name -> new Reach(Opportunity.of(name, entry.where("categories")), mode, decay))
                        .toList();
            }
            case MEAN, SHARE_WITH_ANY, GINI, THEIL, ATKINSON, PALMA -> {
                refuse(entry, List.of("categories"));
                require(entry, "access");
                yield List.of(
                        new Reach(Opportunity.of(entry.text("access", ""), entry.where("access")), mode, decay(entry)));
            }
        };
    }

    private static void refuse(Entry entry, List<String> keys) {
        for (String key : keys) {
            if (entry.has(key)) {
                throw entry.where(key)
                        .problem(
                                "CV-QUESTION-007",
                                "\"" + key + "\" means nothing for aggregate " + entry.text("aggregate", ""))
                        .remedy("Leave it out");
            }
        }
    }

    private static void require(Entry entry, String key) {
        if (!entry.has(key)) {
            throw entry.where()
                    .problem("CV-QUESTION-007", "aggregate " + entry.text("aggregate", "") + " needs \"" + key + '"')
                    .remedy("Add it");
        }
    }

    private static Decay decay(Entry entry) {
        if (entry.has("cutoff") == entry.has("decay")) {
            throw entry.where()
                    .problem("CV-QUESTION-007", "either \"cutoff\" or \"decay\" is needed, and not both")
                    .remedy("Write for instance cutoff: 30");
        }
        if (entry.has("cutoff")) {
            return new Decay.Step(entry.number("cutoff", 0));
        }
        Entry form = entry.child("decay").orElseThrow();
        try {
            return switch (form.text("kind", "")) {
                case "step" -> new Decay.Step(form.number("minutes", Double.NaN));
                case "exponential" -> new Decay.Exponential(form.number("per_minute", Double.NaN));
                case "half_life" -> new Decay.HalfLife(form.number("minutes", Double.NaN));
                case "logistic" ->
                    new Decay.Logistic(form.number("median", Double.NaN), form.number("deviation", Double.NaN));
                case "linear" -> new Decay.Linear(form.number("minutes", Double.NaN), form.number("width", Double.NaN));
                default -> new Decay.Gravity(form.number("beta", Double.NaN), form.number("minutes", 1));
            };
        } catch (IllegalArgumentException wrong) {
            throw form.where()
                    .problem("CV-QUESTION-007", wrong.getMessage())
                    .remedy("See docs/questions.md for what each decay needs")
                    .causedBy(wrong);
        }
    }

    /// Exactly one main indicator: the declared one, else the first of greatest weight.
    private static List<Indicator> main(List<Indicator> all) {
        long declared = all.stream().filter(Indicator::main).count();
        if (declared > 1) {
            throw all.stream()
                    .filter(Indicator::main)
                    .toList()
                    .get(1)
                    .where()
                    .problem("CV-QUESTION-007", "two indicators are main")
                    .remedy("Keep one");
        }
        if (all.stream().anyMatch(i -> i.main() && i.aggregate() == Aggregate.COST)
                || all.stream().allMatch(i -> i.aggregate() == Aggregate.COST)) {
            throw all.getFirst()
                    .where()
                    .problem("CV-QUESTION-007", "the main indicator must have a value at each place")
                    .remedy("Make an indicator of access the main one");
        }
        if (declared == 1) {
            return all;
        }
        Indicator best = all.stream()
                .filter(i -> i.aggregate() != Aggregate.COST)
                .reduce((a, b) -> b.weight() > a.weight() ? b : a)
                .orElseThrow();
        return all.stream()
                .map(i -> i != best
                        ? i
                        : new Indicator(
                                i.id(),
                                i.label(),
                                i.aggregate(),
                                i.group(),
                                i.reaches(),
                                i.epsilon(),
                                i.moreIsBetter(),
                                i.weight(),
                                i.scale(),
                                true,
                                i.where()))
                .toList();
    }
}
