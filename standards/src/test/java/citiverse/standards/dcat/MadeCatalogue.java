package citiverse.standards.dcat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// Catalogues for tests: one with everything in it, and random ones.
final class MadeCatalogue {
    static final Iri BASE = Iri.of("https://city.example/catalogue");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.250Z");

    private MadeCatalogue() {}

    static Catalogue full(String title) {
        Dataset dataset = dataset(title);
        var service = new DataService(
                BASE.path("services", "ogc"),
                List.of(Text.english("Features")),
                List.of(Text.english("All layers")),
                Iri.of("https://city.example/ogc"),
                Iri.of("https://city.example/ogc/api"),
                Iri.of("https://city.example/data"),
                Agent.named("City of Sample"),
                Access.PUBLIC,
                Licence.told("CC-BY-4.0").orElseThrow(),
                List.of(new Standard(Iri.of("http://www.opengis.net/doc/IS/ogcapi-features-1/1.0"), null)),
                List.of(dataset.id()));
        return new Catalogue(
                BASE,
                List.of(Text.english(title), new Text(title, "ar")),
                List.of(Text.english("What the city's twin holds")),
                Agent.named("City of Sample"),
                Iri.of("https://city.example/data"),
                List.of(Language.ENG, Language.ARA),
                NOW,
                place(),
                Licence.told("CC0-1.0").orElseThrow(),
                List.of(dataset),
                List.of(service));
    }

    static Dataset dataset(String title) {
        var source = new Entity(
                new Checksum("ab".repeat(32)).name(),
                List.of(Text.of(title)),
                new Checksum("ab".repeat(32)),
                Iri.of("https://download.example/a.osm.pbf"),
                Licence.told("ODbL-1.0").orElseThrow());
        var program = new Agent(Iri.of("urn:citiverse:program"), List.of(Text.english("Citiverse")), true);
        var activity = new Activity(
                BASE.path("activities", "7"),
                List.of(Text.english("Import of " + title)),
                NOW.minusSeconds(60),
                NOW,
                List.of(source),
                List.of(program, Agent.named(title)));
        var metric = new Measurement.Metric(
                BASE.fragment("missing"),
                List.of(Text.english("Share of features without a value")),
                Measurement.Dimension.COMPLETENESS);
        Iri id = BASE.path("datasets", "layer building");
        return new Dataset(
                id,
                new Dataset.Words(
                        "building",
                        List.of(Text.english(title)),
                        List.of(Text.english("Buildings\nwith heights"), Text.of(title)),
                        List.of(Text.english("buildings"), Text.of(title)),
                        List.of(Concept.theme("REGI", "Regions and cities")),
                        List.of(new Concept(BASE.fragment("Layer"), List.of(Text.english("layer")))),
                        Iri.of("https://city.example/data/building"),
                        List.of(Iri.of("https://city.example/docs"))),
                new Dataset.Duty(
                        Agent.named("City of Sample"),
                        new Contact(Text.of(title), Iri.of("mailto:data@city.example"), null),
                        List.of(
                                new Attribution(Agent.named(title), Attribution.Role.STEWARD),
                                new Attribution(Agent.named("Bank"), Attribution.Role.FUNDER)),
                        Access.PUBLIC,
                        Frequency.ANNUAL),
                new Dataset.Coverage(
                        place(),
                        new Period(NOW, null),
                        new BigDecimal("0.50"),
                        Duration.ofHours(1),
                        List.of(new Standard(
                                Iri.of("http://www.opengis.net/def/crs/OGC/1.3/CRS84"), Text.of("CRS84")))),
                new Dataset.Lineage("7", NOW, NOW, List.of(Text.of(title)), List.of(activity), List.of(source)),
                List.of(
                        new Measurement(metric, null, new BigDecimal("0.125"), List.of()),
                        new Measurement(metric, id.fragment("height"), BigDecimal.ZERO, List.of(Text.of(title)))),
                List.of(distribution(title, id)));
    }

    private static Distribution distribution(String title, Iri dataset) {
        return new Distribution(
                dataset.fragment("csv"),
                List.of(Text.english("CSV")),
                List.of(Text.of(title)),
                Iri.of("https://city.example/data/building"),
                Iri.of("https://city.example/data/building.csv"),
                "text/csv",
                "CSV",
                123,
                new Checksum("01".repeat(32)),
                Licence.told("as the city's board says: " + title).orElseThrow(),
                BASE.path("services", "ogc"),
                List.of(),
                NOW);
    }

    private static Place place() {
        return new Place(List.of(Text.of("Sample")), -51.3, -30.25, -51.0, -29.9);
    }

    /// The same catalogue, told in another order.
    static Catalogue shuffled(Catalogue from, RandomGenerator random) {
        return new Catalogue(
                from.id(),
                shuffled(from.titles(), random),
                from.descriptions(),
                from.publisher(),
                from.homepage(),
                shuffled(from.languages(), random),
                from.modified(),
                from.place(),
                from.licence(),
                shuffled(from.datasets(), random).stream()
                        .map(dataset -> new Dataset(
                                dataset.id(),
                                dataset.words(),
                                dataset.duty(),
                                dataset.coverage(),
                                dataset.lineage(),
                                shuffled(dataset.quality(), random),
                                shuffled(dataset.distributions(), random)))
                        .toList(),
                shuffled(from.services(), random));
    }

    private static <T> List<T> shuffled(List<T> list, RandomGenerator random) {
        var out = new ArrayList<>(list);
        Collections.shuffle(out, java.util.Random.from(random));
        return out;
    }

    /// Texts as a hostile or careless source would bring them: any UTF-16 units, many of them of meaning to a
    /// grammar.
    static String hostile(RandomGenerator random) {
        String[] pieces = {
            "\"",
            "\"\"\"",
            "'''",
            "\\",
            "\\u0000",
            "\n",
            "\r\n",
            "\t",
            "<",
            ">",
            "</script>",
            "@en",
            "^^",
            "_:b0",
            "\u202e",
            "\u200f",
            "\u2066",
            "\u2028",
            "\u0000",
            "\u0007",
            "\u007f",
            "\u0085",
            "\ud800",
            "\udc00",
            "\uFFFF",
            "\uFEFF",
            "é",
            "漢",
            "العربية",
            "🏙",
            "{",
            "}",
            "[",
            "]",
            "#",
            ";",
            ".",
            " ",
            "=1+1",
            "a"
        };
        var out = new StringBuilder();
        int length = random.nextInt(1, 20);
        for (int i = 0; i < length; i++) {
            out.append(
                    random.nextInt(4) == 0
                            ? "" + (char) random.nextInt(0x10000)
                            : pieces[random.nextInt(pieces.length)]);
        }
        return out.toString();
    }

    static Catalogue random(RandomGenerator random) {
        List<Dataset> datasets = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Dataset whole = dataset(hostile(random));
            Iri id = BASE.path("datasets", i + hostile(random));
            datasets.add(new Dataset(
                    id,
                    whole.words(),
                    random.nextBoolean() ? whole.duty() : new Dataset.Duty(null, null, List.of(), null, null),
                    random.nextBoolean() ? whole.coverage() : Dataset.Coverage.UNTOLD,
                    random.nextBoolean() ? whole.lineage() : Dataset.Lineage.UNTOLD,
                    random.nextBoolean() ? whole.quality() : List.of(),
                    random.nextBoolean() ? List.of(distribution(hostile(random), id)) : List.of()));
        }
        Catalogue whole = full(hostile(random));
        return new Catalogue(
                whole.id(),
                whole.titles(),
                whole.descriptions(),
                Agent.named(hostile(random)),
                random.nextBoolean() ? whole.homepage() : null,
                whole.languages(),
                random.nextBoolean() ? whole.modified() : null,
                random.nextBoolean() ? whole.place() : null,
                random.nextBoolean() ? whole.licence() : null,
                datasets,
                random.nextBoolean() ? whole.services() : List.of());
    }
}
