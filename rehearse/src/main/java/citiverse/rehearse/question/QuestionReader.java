package citiverse.rehearse.question;

import citiverse.models.access.AccessSettings;
import citiverse.rehearse.question.Question.Draws;
import citiverse.rehearse.question.Question.Effect;
import citiverse.rehearse.question.Question.Future;
import citiverse.rehearse.question.Question.Indicator;
import citiverse.rehearse.question.Question.People;
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
        List<Indicator> indicators = IndicatorReader.read(top);
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
        AccessSettings travel = travel(top.child("travel").orElseThrow());
        Physics physics = PhysicsReader.read(top, travel.date());
        IndicatorReader.requireModels(indicators, physics);
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
                travel,
                physics,
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
        if (entry.has("population") == entry.has("spread")) {
            throw entry.where()
                    .problem("CV-QUESTION-007", "either \"population\" or \"spread\" is needed, and not both")
                    .remedy("Name the column that counts people, or spread: {total: 36000}");
        }
        String layer = entry.text("layer", "");
        return new People(
                layer,
                entry.text("population", ""),
                entry.child("spread")
                        .map(spread -> new Question.Spread(
                                spread.number("total", 0),
                                new Selector(
                                        layer,
                                        List.of(),
                                        spread.each("where", OptionReader::condition),
                                        Optional.empty(),
                                        spread.where()))),
                entry.child("communities").map(c -> c.text("layer", "")).orElse(""),
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
}
