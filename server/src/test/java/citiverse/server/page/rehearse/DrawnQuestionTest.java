package citiverse.server.page.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.rehearse.Rehearsal;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.QuestionFile;
import citiverse.server.SampleTwin;
import citiverse.server.city.CityPlaces;
import citiverse.server.page.Texts;
import citiverse.server.page.rehearse.Draft.Closed;
import citiverse.server.page.rehearse.Draft.Spot;
import citiverse.server.page.rehearse.DrawnQuestion.Fault;
import citiverse.twin.Snapshot;
import citiverse.twin.store.TwinFile;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnQuestionTest {
    private static final String[] WRITTEN = {
        "",
        "40",
        "40, 80",
        "0",
        "-3",
        "1e9",
        "12.5",
        "\u0661\u0662",
        "6\u060C 12",
        "x",
        "<b>",
        "\"",
        "999999999999",
        "NaN",
        "2",
        "8",
        "on",
        "car",
        "all",
        "tower slab",
        "\n- kind: park.add",
        "{street}",
        "healthcare",
        "cells.jobs"
    };

    @TempDir
    static Path folder;

    private static TwinFile twin;
    private static Snapshot city;
    private static CityFacts facts;

    @BeforeAll
    static void open() throws IOException {
        twin = TwinFile.read(SampleTwin.make(folder));
        city = twin.snapshot();
        facts = CityFacts.of(city, city.layers());
    }

    @AfterAll
    static void close() {
        twin.close();
    }

    private static DrawnQuestion drawn(Draft draft) {
        return DrawnQuestion.of(draft, facts, city.features(facts.candidates()), Texts.of(draft.language())::pattern);
    }

    @Test
    void theFactsOfTheSampleCityAreFound() {
        assertEquals("cells", facts.people());
        assertEquals("population", facts.population());
        assertEquals("candidate", facts.candidates());
        assertEquals("area_square_metres", facts.size());
        assertTrue(facts.services().containsAll(List.of("healthcare", "schools", "kindergartens", "cells.jobs")));
        assertEquals(List.of(Kind.values()), facts.kinds());
    }

    @Test
    void everyKindWithItsDefaultsIsAQuestionWithAsManyOptionsAsItSays() {
        for (String language : Texts.LANGUAGES.keySet()) {
            for (Kind kind : Kind.values()) {
                Draft draft = chosen(Draft.of(kind, language));
                DrawnQuestion drawn = drawn(draft);
                assertEquals(List.of(), drawn.faults(), language + ' ' + kind);
                Question question = QuestionFile.parse("question.yaml", drawn.yaml());
                assertEquals(language, question.language());
                var options =
                        new Rehearsal().options(city, question, question.draws().number(), 1);
                long made = options.stream()
                        .filter(option -> !option.id().equals("base"))
                        .count();
                assertEquals(drawn.options(), made, language + ' ' + kind);
                options.forEach(option -> assertFalse(option.label().contains("{"), option.label()));
            }
        }
    }

    private static Draft chosen(Draft draft) {
        var spots = List.of(new Spot("Old Town", -22.3803, 31.2180, 1), new Spot("", -22.3741, 31.2200, 1));
        return draft.kind() == Kind.CLOSURE
                ? draft.withStreets(List.of(new Closed("Northern Avenue", true)))
                : draft.withSpots(spots);
    }

    @Test
    void anyFormStateIsAQuestionOrRefusedAtAFieldOfTheForm() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        int sound = 0;
        for (int i = 0; i < 400; i++) {
            Draft draft = random(random);
            String told = "seed " + seed + ", draft " + i + ": " + draft;
            DrawnQuestion drawn = drawn(draft);
            if (drawn.sound()) {
                sound++;
                Question question = QuestionFile.parse("question.yaml", drawn.yaml());
                assertEquals(draft.kind().id(), question.id(), told);
                assertEquals(1, question.options().size(), told);
                if (draft.fields().containsKey("title")) {
                    assertEquals(draft.field("title", "").strip(), question.title(), told);
                }
            } else {
                var fields = new ArrayList<>(draft.kind().fields());
                fields.addAll(List.of("draws", "spots", "streets", "people"));
                Measure.of(draft, facts).forEach(measure -> fields.add(measure.field()));
                for (Fault fault : drawn.faults()) {
                    assertTrue(fields.contains(fault.field()), told + " at " + fault);
                    assertFalse(fault.key().equals("rehearse.fault.reader"), told + " at " + fault);
                    for (String language : Texts.LANGUAGES.keySet()) {
                        Texts.of(language).text(fault.key(), fault.values().toArray(String[]::new));
                    }
                }
            }
        }
        assertTrue(sound > 20, "too few sound ones to say anything: " + sound + ", seed " + seed);
    }

    private static Draft random(Random random) {
        Draft draft = Draft.of(
                Kind.values()[random.nextInt(Kind.values().length)],
                List.copyOf(Texts.LANGUAGES.keySet()).get(random.nextInt(7)));
        var names = new ArrayList<>(draft.kind().fields());
        names.add("draws");
        Measure.of(draft, facts).forEach(measure -> names.add(measure.field()));
        for (String name : names) {
            if (random.nextInt(4) == 0) {
                draft = draft.with(name, WRITTEN[random.nextInt(WRITTEN.length)]);
            }
        }
        var spots = new ArrayList<Spot>();
        for (int i = random.nextInt(6); i > 0; i--) {
            String label = WRITTEN[random.nextInt(WRITTEN.length)];
            spots.add(new Spot(
                    label,
                    Finder.round(-22.4 + random.nextDouble() / 20),
                    Finder.round(31.2 + random.nextDouble() / 30),
                    1 + spots.size() / 3));
        }
        var streets = new ArrayList<Closed>();
        for (int i = random.nextInt(4); i > 0; i--) {
            streets.add(new Closed("Street " + i + WRITTEN[random.nextInt(WRITTEN.length)], random.nextBoolean()));
        }
        return draft.withSpots(spots).withStreets(streets);
    }

    @Test
    void aClickOnTheDrawingIsThePlaceThatIsDrawnThere() {
        var view = MapView.of("2,-22.375,31.215", facts);
        double[] box = view.box();
        for (int width : new int[] {MapView.WIDE, MapView.SMALL}) {
            var form = new MultivaluedHashMap<String, String>();
            String name = width == MapView.WIDE ? "wide" : "small";
            form.putSingle(name + ".x", Integer.toString(width / 4));
            form.putSingle(name + ".y", Integer.toString(view.height(width) / 2));
            double[] at = view.clicked(form).orElseThrow();
            double[] drawn = view.map(city).at(0.25, 0.5);
            assertEquals(drawn[0], at[0], (box[2] - box[0]) / 200);
            assertEquals(drawn[1], at[1], (box[3] - box[1]) / 200);
        }
        var nothing = new MultivaluedHashMap<String, String>();
        nothing.putSingle("wide.x", "0");
        nothing.putSingle("wide.y", "0");
        assertTrue(view.clicked(nothing).isEmpty(), "the key Enter is no click");
    }

    @Test
    void aStreetIsFoundByItsNameAndByAPlaceOnIt() {
        var finder = new Finder(city, city.layers(), new CityPlaces());
        var hits = finder.find("northern av", true);
        assertEquals("Northern Avenue", hits.getFirst().name());
        double[] path = finder.paths(new Closed("Northern Avenue", true)).getFirst();
        assertEquals(
                "Northern Avenue",
                finder.streetAt(path[0], path[1]).orElseThrow().key());
        assertTrue(finder.find("a", true).isEmpty(), "one letter names too much");
        assertTrue(finder.find("hospital", false).stream()
                .noneMatch(hit -> hit.urn().contains(":street:")));
    }
}
