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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a reader may not see is neither there nor in any count.
class WithheldTest {
    private static final Iri ROOT = Iri.of("https://city.example");
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
        return new Records(facts, ROOT, name -> !Set.of(names).contains(name));
    }

    @Test
    void aLayerThatIsWithheldLeavesNoTrace() {
        Records all = without();
        Records some = without("school");
        Records none = without("schools", "school", "kindergartens");
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
        var page = new DataView(facts, seen, Instant.parse("2026-01-01T00:00:00Z"));
        var whole = new DataView(facts, all, Instant.parse("2026-01-01T00:00:00Z"));
        assertEquals(whole.features() - facts.layers().get(hidden).features(), page.features());
        assertTrue(page.sources().size() < whole.sources().size(), "its own source must be gone");
        assertTrue(page.imports().stream().noneMatch(row -> row.source().equals(hidden)));
        assertTrue(some.layers().size() >= none.layers().size());
    }

    @Test
    void aSourceThatAlsoTellsOfAWithheldLayerIsNamedWithoutCounts() {
        Records seen = without("building");
        var page = new DataView(facts, seen, Instant.parse("2026-01-01T00:00:00Z"));
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
