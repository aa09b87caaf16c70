package citiverse.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.dcat.Dcat;
import citiverse.standards.dcat.Iri;
import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Source;
import citiverse.twin.Twin;
import citiverse.twin.Validity;
import citiverse.twin.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.jena.rdf.model.Model;
import org.junit.jupiter.api.Test;

/// Who looks after data, how old it is and how complete.
class AgeTest {
    private static final Iri ROOT = Iri.of("https://city.example");
    private static final Instant RECORDED = Instant.parse("2026-02-20T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LayerSchema TREES = new LayerSchema(
            "tree",
            "Trees <b>\"old\"</b>",
            "POINT",
            List.of(new Column("kind", Kind.TEXT, "", ""), new Column("height", Kind.REAL, "m", "above ground")));

    private static CityFacts facts(Source.Care care) {
        var source = new Source(
                "trees", "Trees", "csv", "t.csv", "ab".repeat(32), 9, "CC-BY-4.0", "Parks", "javascript:x", true, care);
        var quality = new Twin.Quality(Map.of(), Map.of(), List.of("row 3: <script>"));
        return new CityFacts(
                new City("x", "X", ZoneId.of("UTC"), "", "en"),
                2,
                RECORDED,
                "cd".repeat(32),
                Map.of("tree", LayerProfile.of(TREES, List.of(tree(0, Value.of("oak"), Value.missing())))),
                Map.of(),
                Map.of(),
                List.of(new Twin.ImportReport(2, RECORDED, source, 1, 0, 0, 0, quality)),
                Map.of(2L, "ana"),
                List.of());
    }

    private static Feature tree(int number, Value kind, Value height) {
        return new Feature(
                "urn:citiverse:x:trees:tree:" + number,
                "tree",
                null,
                Properties.builder().put("kind", kind).put("height", height).build(),
                new Provenance("trees", "import"),
                Validity.ALWAYS);
    }

    private static Records records(CityFacts facts) {
        return new Records(facts, ROOT, name -> true, manifest -> Optional.empty());
    }

    private static DataView.SourceRow row(Source.Care care) {
        CityFacts facts = facts(care);
        return new DataView(facts, records(facts), NOW).sources().getFirst();
    }

    @Test
    void ageCountsFromTheDayThatTheSourceTellsOfElseFromTheImport() {
        assertEquals(9, row(Source.Care.UNTOLD).days());
        assertEquals(59, row(new Source.Care("", "", "", "2026-01-01")).days());
        assertEquals(0, row(new Source.Care("", "", "", "2027-01-01")).days(), "not less than none");
        assertEquals(9, row(new Source.Care("", "", "", "2026-02-31")).days(), "a day that is none");
    }

    @Test
    void whatShouldHaveBeenBroughtUpToDateIsOverdue() {
        assertTrue(row(new Source.Care("", "", "weekly", "")).overdue());
        assertFalse(row(new Source.Care("", "", "monthly", "")).overdue());
        assertTrue(row(new Source.Care("", "", "monthly", "2026-01-31")).overdue());
        assertFalse(row(new Source.Care("", "", "yearly", "2025-03-02")).overdue());
        assertTrue(row(new Source.Care("", "", "yearly", "2025-02-28")).overdue());
        assertFalse(row(new Source.Care("", "", "never", "1900-01-01")).overdue());
        assertFalse(row(Source.Care.UNTOLD).overdue());
    }

    @Test
    void stewardFunderAndDutyStandInTheRecord() {
        var care = new Source.Care("Parks office", "Bank of X", "yearly", "2026-01-01");
        Model model = Rdf.turtle(Dcat.turtle(records(facts(care)).all()));
        var layer = model.getResource(ROOT.text() + "/catalogue/datasets/layer-tree");
        assertEquals(
                "http://publications.europa.eu/resource/authority/frequency/ANNUAL",
                layer.getProperty(model.createProperty(Rdf.DCT + "accrualPeriodicity"))
                        .getResource()
                        .getURI());
        var roles = new ArrayList<String>();
        layer.listProperties(model.createProperty(Rdf.PROV + "qualifiedAttribution"))
                .forEach(attribution -> roles.add(attribution
                        .getResource()
                        .getProperty(model.createProperty(Rdf.DCAT + "hadRole"))
                        .getResource()
                        .getLocalName()));
        assertEquals(
                List.of("custodian", "funder", "originator"),
                roles.stream().sorted().toList());
        String untold = Dcat.turtle(records(facts(Source.Care.UNTOLD)).all());
        assertTrue(untold.contains("frequency/UNKNOWN"), "not told must be said");
        assertFalse(untold.contains("custodian"));
    }

    @Test
    void anAddressThatABrowserMustNotOpenIsNoLink() {
        assertEquals("", row(Source.Care.UNTOLD).origin());
        assertFalse(Dcat.turtle(records(facts(Source.Care.UNTOLD)).all()).contains("<javascript:x>"));
    }

    @Test
    void columnsAreCountedAsASlowReaderWould() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            List<Feature> features = new ArrayList<>();
            int count = random.nextInt(30);
            for (int i = 0; i < count; i++) {
                Value height =
                        switch (random.nextInt(3)) {
                            case 0 -> Value.missing();
                            case 1 -> Value.of(random.nextLong(-9, 9));
                            default -> Value.of(random.nextDouble(-9, 9));
                        };
                features.add(tree(i, random.nextBoolean() ? Value.missing() : Value.of("oak"), height));
            }
            LayerProfile profile = LayerProfile.of(TREES, features);
            var heights = features.stream()
                    .flatMap(feature ->
                            feature.properties().number("height").stream().boxed())
                    .sorted()
                    .toList();
            LayerProfile.ColumnProfile height = profile.columns().getLast();
            assertEquals(count - heights.size(), height.missing(), "seed " + seed);
            assertEquals(heights.isEmpty() ? Double.NaN : heights.getFirst(), height.least(), "seed " + seed);
            assertEquals(heights.isEmpty() ? Double.NaN : heights.getLast(), height.most(), "seed " + seed);
            assertEquals(
                    features.stream()
                            .filter(feature -> feature.properties().text("kind").isEmpty())
                            .count(),
                    profile.columns().getFirst().missing());
            assertEquals(count, profile.features());
        }
    }
}
