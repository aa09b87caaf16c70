package citiverse.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.SampleTwin;
import citiverse.standards.dcat.Dcat;
import citiverse.standards.dcat.Iri;
import citiverse.twin.store.TwinFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a reader may not see is neither there nor in any count.
class WithheldTest {
    private static final Iri ROOT = Iri.of("https://city.example");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SampleTwin SAMPLE = new SampleTwin();
    private static TwinFile twin;
    private static CityFacts facts;

    @BeforeAll
    static void read() {
        twin = TwinFile.read(Path.of(SAMPLE.start().get("citiverse.twin")));
        facts = CityFacts.read(twin, null);
    }

    @AfterAll
    static void close() {
        twin.close();
        SAMPLE.stop();
    }

    private static Records without(String... names) {
        return new Records(facts, ROOT, name -> !Set.of(names).contains(name), manifest -> Optional.empty());
    }

    @Test
    void aLayerThatIsWithheldLeavesNoTrace() {
        Records all = without();
        assertTrue(all.whole());
        String hidden = facts.layers().keySet().stream()
                .filter(type -> type.startsWith("school"))
                .findFirst()
                .orElseThrow();
        Records seen = without(hidden);
        assertFalse(seen.whole());
        assertTrue(seen.dataset("layer-" + hidden).isEmpty());
        String told = Dcat.turtle(seen.all());
        assertFalse(told.contains("layer-" + hidden), "the catalogue must not name it");
        assertFalse(told.contains("twin.gpkg"), "the whole twin holds it");
        assertTrue(Dcat.turtle(all.all()).contains("twin.gpkg"));
        var page = new DataView(facts, seen, NOW);
        var whole = new DataView(facts, all, NOW);
        assertEquals(whole.features() - facts.layers().get(hidden).features(), page.features());
        assertTrue(page.sources().size() < whole.sources().size(), "its own source must be gone");
        assertTrue(page.imports().stream().noneMatch(row -> row.source().equals(hidden)));
    }

    @Test
    void aSourceThatAlsoTellsOfAWithheldLayerIsNamedWithoutCounts() {
        Records seen = without("building");
        var page = new DataView(facts, seen, NOW);
        assertTrue(page.sources().stream().anyMatch(row -> row.id().equals("osm") && !row.open()));
        assertTrue(page.imports().stream().noneMatch(row -> row.source().equals("osm")));
        String told = Dcat.jsonLd(seen.all());
        assertFalse(told.contains("14683") || told.contains("layer-building"), "no count of it");
        assertFalse(seen.open("osm"));
    }

    @Test
    void aWithheldRasterIsWithheldToo() {
        Records seen = without("terrain");
        assertFalse(seen.ids().contains("raster-terrain"));
        assertFalse(seen.whole());
        assertEquals(Map.of(), seen.rasters());
    }

    @Test
    void aRehearsalIsSeenByWhoMaySeeWhatItRead() {
        var run =
                new CityFacts.Rehearsed(99, NOW, "ana", "ab".repeat(32), "a park", "cd".repeat(32), "ef".repeat(32), 3);
        var withRun = new CityFacts(
                facts.city(),
                facts.position(),
                facts.present(),
                facts.snapshot(),
                facts.layers(),
                facts.extents(),
                facts.rasters(),
                facts.imports(),
                facts.actors(),
                List.of(run));
        Results kept = manifest ->
                Optional.of(new Results.Result("/rehearse/1", "/api/rehearsals/1/files", List.of("street")));
        var sees = new Records(withRun, ROOT, name -> !name.equals("building"), kept);
        String told = Dcat.turtle(sees.all());
        assertTrue(told.contains("https://city.example/api/rehearsals/1/files/comparison.json"), told);
        var blind = new Records(withRun, ROOT, name -> !name.equals("street"), kept);
        assertFalse(blind.ids().contains("rehearsal-99"));
        var notKept = new Records(withRun, ROOT, name -> !name.equals("water"), manifest -> Optional.empty());
        assertFalse(notKept.ids().contains("rehearsal-99"), "it is not known what it read");
        var everything = new Records(withRun, ROOT, name -> true, manifest -> Optional.empty());
        var graph = Rdf.turtle(Dcat.turtle(everything.all()));
        assertTrue(graph.isIsomorphicWith(Rdf.jsonLd(Dcat.jsonLd(everything.all()))));
        var used = graph.createProperty(Rdf.PROV + "used");
        var activity = graph.getResource("https://city.example/catalogue#entry-99");
        assertEquals(8, graph.listObjectsOfProperty(activity, used).toList().size(), "city, question, six models");
    }

    @Test
    void noWriterReachesAWithheldLayer() {
        var seen = new SeenCity(twin.snapshot(), new TreeSet<>(Set.of("street")));
        assertEquals(0, seen.features("building").size());
        assertTrue(seen.features("street").size() > 0);
        String building = twin.snapshot().features("building").getFirst().id();
        assertTrue(seen.feature(building).isEmpty());
        assertTrue(seen.layer("building").isEmpty());
        assertTrue(seen.rasters().isEmpty());
    }
}
