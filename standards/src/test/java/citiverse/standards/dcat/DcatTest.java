package citiverse.standards.dcat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

/// Both written forms, read by Apache Jena with every warning taken as an error.
class DcatTest {
    private static final String DCT = "http://purl.org/dc/terms/";
    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String FOAF = "http://xmlns.com/foaf/0.1/";
    private static final String SPDX = "http://spdx.org/rdf/terms#";
    private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";

    /// Class, property, least and most values, class of the values (empty: literal, `*`: any): the cardinalities and
    /// ranges of DCAT-AP 3.0.1 for all that the catalogue uses of it.
    private static final List<Rule> RULES = List.of(
            new Rule(DCAT + "Catalog", DCT + "title", 1, 99, ""),
            new Rule(DCAT + "Catalog", DCT + "description", 1, 99, ""),
            new Rule(DCAT + "Catalog", DCT + "publisher", 1, 1, FOAF + "Agent"),
            new Rule(DCAT + "Catalog", DCAT + "dataset", 0, 99, DCAT + "Dataset"),
            new Rule(DCAT + "Catalog", DCAT + "service", 0, 99, DCAT + "DataService"),
            new Rule(DCAT + "Catalog", FOAF + "homepage", 0, 1, FOAF + "Document"),
            new Rule(DCAT + "Catalog", DCT + "license", 0, 1, DCT + "LicenseDocument"),
            new Rule(DCAT + "Catalog", DCT + "language", 0, 99, DCT + "LinguisticSystem"),
            new Rule(DCAT + "Catalog", DCT + "modified", 0, 1, ""),
            new Rule(DCAT + "Catalog", DCT + "spatial", 0, 99, DCT + "Location"),
            new Rule(DCAT + "Dataset", DCT + "title", 1, 99, ""),
            new Rule(DCAT + "Dataset", DCT + "description", 1, 99, ""),
            new Rule(DCAT + "Dataset", DCAT + "contactPoint", 0, 99, "http://www.w3.org/2006/vcard/ns#Kind"),
            new Rule(DCAT + "Dataset", DCAT + "distribution", 0, 99, DCAT + "Distribution"),
            new Rule(DCAT + "Dataset", DCAT + "keyword", 0, 99, ""),
            new Rule(DCAT + "Dataset", DCT + "publisher", 0, 1, FOAF + "Agent"),
            new Rule(DCAT + "Dataset", DCT + "spatial", 0, 99, DCT + "Location"),
            new Rule(DCAT + "Dataset", DCT + "temporal", 0, 99, DCT + "PeriodOfTime"),
            new Rule(DCAT + "Dataset", DCAT + "theme", 0, 99, SKOS + "Concept"),
            new Rule(DCAT + "Dataset", DCT + "accessRights", 0, 1, DCT + "RightsStatement"),
            new Rule(DCAT + "Dataset", DCT + "accrualPeriodicity", 0, 1, DCT + "Frequency"),
            new Rule(DCAT + "Dataset", DCT + "issued", 0, 1, ""),
            new Rule(DCAT + "Dataset", DCT + "modified", 0, 1, ""),
            new Rule(DCAT + "Dataset", DCAT + "version", 0, 1, ""),
            new Rule(DCAT + "Dataset", DCT + "identifier", 0, 99, ""),
            new Rule(DCAT + "Dataset", DCAT + "landingPage", 0, 99, FOAF + "Document"),
            new Rule(DCAT + "Dataset", FOAF + "page", 0, 99, FOAF + "Document"),
            new Rule(DCAT + "Dataset", DCT + "conformsTo", 0, 99, DCT + "Standard"),
            new Rule(DCAT + "Dataset", DCT + "provenance", 0, 99, DCT + "ProvenanceStatement"),
            new Rule(DCAT + "Dataset", DCT + "type", 0, 99, SKOS + "Concept"),
            new Rule(DCAT + "Dataset", DCAT + "temporalResolution", 0, 1, ""),
            new Rule(DCAT + "Dataset", DCAT + "spatialResolutionInMeters", 0, 99, ""),
            new Rule(DCAT + "Dataset", PROV + "qualifiedAttribution", 0, 99, PROV + "Attribution"),
            new Rule(DCAT + "Dataset", PROV + "wasGeneratedBy", 0, 99, PROV + "Activity"),
            new Rule(DCAT + "Distribution", DCAT + "accessURL", 1, 99, "*"),
            new Rule(DCAT + "Distribution", DCAT + "downloadURL", 0, 99, "*"),
            new Rule(DCAT + "Distribution", DCAT + "accessService", 0, 99, "*"),
            new Rule(DCAT + "Distribution", "http://data.europa.eu/r5r/availability", 0, 1, SKOS + "Concept"),
            new Rule(DCAT + "Distribution", DCT + "format", 0, 1, DCT + "MediaTypeOrExtent"),
            new Rule(DCAT + "Distribution", DCAT + "mediaType", 0, 1, DCT + "MediaType"),
            new Rule(DCAT + "Distribution", DCT + "license", 0, 1, DCT + "LicenseDocument"),
            new Rule(DCAT + "Distribution", DCAT + "byteSize", 0, 1, ""),
            new Rule(DCAT + "Distribution", SPDX + "checksum", 0, 1, SPDX + "Checksum"),
            new Rule(DCAT + "Distribution", DCT + "modified", 0, 1, ""),
            new Rule(DCAT + "DataService", DCT + "title", 1, 99, ""),
            new Rule(DCAT + "DataService", DCAT + "endpointURL", 1, 99, "*"),
            new Rule(DCAT + "DataService", DCAT + "servesDataset", 0, 99, DCAT + "Dataset"),
            new Rule(DCAT + "DataService", DCT + "accessRights", 0, 1, DCT + "RightsStatement"),
            new Rule(DCAT + "DataService", DCT + "license", 0, 1, DCT + "LicenseDocument"),
            new Rule(DCAT + "DataService", DCT + "publisher", 0, 1, FOAF + "Agent"),
            new Rule(FOAF + "Agent", FOAF + "name", 1, 99, ""),
            new Rule(SKOS + "Concept", SKOS + "prefLabel", 1, 99, ""),
            new Rule(SPDX + "Checksum", SPDX + "algorithm", 1, 1, SPDX + "ChecksumAlgorithm"),
            new Rule(SPDX + "Checksum", SPDX + "checksumValue", 1, 1, ""),
            new Rule(DCT + "Location", DCAT + "bbox", 0, 1, ""),
            new Rule(DCT + "PeriodOfTime", DCAT + "startDate", 0, 1, ""),
            new Rule(DCT + "PeriodOfTime", DCAT + "endDate", 0, 1, ""));

    private record Rule(String of, String property, int least, int most, String range) {}

    @Test
    void bothFormsHoldTheSameGraph() {
        Catalogue catalogue = MadeCatalogue.full("Buildings of \"the\" city <now>\nand then \u202eمدينة\u202c 🏙 \\");
        Model turtle = read(Dcat.turtle(catalogue), Lang.TURTLE);
        Model json = read(Dcat.jsonLd(catalogue), Lang.JSONLD11);
        assertTrue(
                turtle.isIsomorphicWith(json),
                () -> "only in Turtle: " + turtle.difference(json) + "\nonly in JSON-LD: " + json.difference(turtle));
        assertTrue(turtle.size() > 120, "statements: " + turtle.size());
    }

    @Test
    void everyClassHoldsWhatTheProfileAsksFor() {
        Model model = read(Dcat.turtle(MadeCatalogue.full("Buildings")), Lang.TURTLE);
        assertEquals(List.of(), broken(model));
        for (Rule rule : RULES) {
            assertTrue(
                    model.listSubjectsWithProperty(model.createProperty(rule.property))
                                    .hasNext()
                            || rule.property.equals(DCAT + "endDate"),
                    "the full catalogue must use " + rule.property);
        }
    }

    @Test
    void theCheckOfTheProfileFindsWhatIsMissing() {
        Model model = read(Dcat.turtle(MadeCatalogue.full("Buildings")), Lang.TURTLE);
        for (Rule rule : RULES) {
            if (rule.least > 0) {
                Model less = ModelFactory.createDefaultModel().add(model);
                less.removeAll(null, less.createProperty(rule.property), null);
                assertFalse(broken(less).isEmpty(), rule.property);
            }
        }
    }

    @Test
    void aTitleComesBackCharacterByCharacter() {
        String title = "a\"b\\c\nd\re\tf\u202eg<h>'''\"\"\"\u0007\u007f\u0085\u2028\uFEFF漢🏙";
        Catalogue catalogue = MadeCatalogue.full(title);
        for (Model model :
                List.of(read(Dcat.turtle(catalogue), Lang.TURTLE), read(Dcat.jsonLd(catalogue), Lang.JSONLD11))) {
            assertEquals(
                    title,
                    model.getProperty(
                                    model.getResource(MadeCatalogue.BASE.text()),
                                    model.createProperty(DCT + "title"),
                                    "ar")
                            .getString());
        }
    }

    @Test
    void whatIsNoCharacterIsReplaced() {
        assertEquals(
                "a\uFFFDb\uFFFDc\uFFFD🏙", Text.of("a\ud800b\udc00c\u0000🏙").value());
    }

    @Test
    void theOrderInWhichItWasToldLeavesNoTrace() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 50; i++) {
            Catalogue catalogue = MadeCatalogue.random(random);
            Catalogue other = MadeCatalogue.shuffled(catalogue, random);
            assertEquals(Dcat.turtle(catalogue), Dcat.turtle(other), "seed " + seed);
            assertEquals(Dcat.jsonLd(catalogue), Dcat.jsonLd(other), "seed " + seed);
        }
    }

    @Test
    void randomCataloguesWithHostileTextsAreReadAlike() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            Catalogue catalogue = MadeCatalogue.random(random);
            String told = "seed " + seed + ", case " + i;
            Model turtle = read(Dcat.turtle(catalogue), Lang.TURTLE);
            Model json = read(Dcat.jsonLd(catalogue), Lang.JSONLD11);
            assertTrue(
                    turtle.isIsomorphicWith(json),
                    () -> told + ": only in Turtle " + turtle.difference(json) + ", only in JSON-LD "
                            + json.difference(turtle));
            // A service may tell of a data set that this random catalogue left out.
            assertEquals(
                    List.of(),
                    broken(turtle).stream()
                            .filter(line -> !line.contains("servesDataset"))
                            .toList(),
                    told);
        }
    }

    @Test
    void oneRecordIsReadAlikeAndNamesItsCatalogue() {
        Dataset dataset = MadeCatalogue.dataset("Trees");
        Model turtle = read(Dcat.turtle(MadeCatalogue.BASE, dataset), Lang.TURTLE);
        assertTrue(turtle.isIsomorphicWith(read(Dcat.jsonLd(MadeCatalogue.BASE, dataset), Lang.JSONLD11)));
        assertTrue(turtle.contains(
                turtle.getResource(MadeCatalogue.BASE.text()),
                turtle.createProperty(DCAT + "dataset"),
                turtle.getResource(dataset.id().text())));
    }

    @Test
    void textsThatAreNoIriAreRefused() {
        for (String text : List.of(
                "",
                "a b",
                "/relative",
                "no-scheme",
                "http://a/<b>",
                "http://a/\"",
                "http://a/{x}",
                "http://a/\u202eb",
                "http://a/\n",
                "http://a/%zz",
                "http://a/\\",
                "dcat:Dataset",
                "xsd:decimal",
                "http://a/\ud800",
                "http://" + "a".repeat(3000),
                "1http://a",
                "http://a/\uE000",
                "http://a/`",
                "http://a/|",
                "http://a/^")) {
            assertTrue(Iri.parse(text).isEmpty(), text);
            assertThrows(IllegalArgumentException.class, () -> Iri.of(text), text);
        }
        for (String text : List.of(
                "https://a.example/b?c=d#e",
                "urn:citiverse:a:b:c:d~2",
                "mailto:a@b.example",
                "https://a.example/%C3%A9",
                "https://a.example/é漢",
                "ni:///sha-256;abc")) {
            assertEquals(text, Iri.of(text).text());
        }
    }

    @Test
    void aPathEncodesWhatIsNotUnreserved() {
        assertEquals(
                "https://a.example/x/..%2Fb%20%22%C3%A9%3F#%23",
                Iri.of("https://a.example/")
                        .path("x", "../b \"é?")
                        .fragment("#")
                        .text());
    }

    @Test
    void aLicenceIsAnIriWhereSpdxKnowsIt() {
        assertEquals(
                "http://spdx.org/licenses/ODbL-1.0",
                Licence.told("odbl-1.0").orElseThrow().id().text());
        assertEquals(
                "http://spdx.org/licenses/CC-BY-4.0",
                Licence.told("CC BY 4.0").orElseThrow().id().text());
        assertEquals(
                "https://a.example/terms",
                Licence.told("https://a.example/terms").orElseThrow().id().text());
        assertEquals(null, Licence.told("ask the mayor").orElseThrow().id());
        assertTrue(Licence.told("  ").isEmpty());
    }

    private static List<String> broken(Model model) {
        List<String> broken = new ArrayList<>();
        for (Rule rule : RULES) {
            var property = model.createProperty(rule.property);
            for (var subject : model.listSubjectsWithProperty(RDF.type, model.createResource(rule.of))
                    .toList()) {
                List<RDFNode> values =
                        model.listObjectsOfProperty(subject, property).toList();
                if (values.size() < rule.least || values.size() > rule.most) {
                    broken.add(subject + " has " + values.size() + ' ' + rule.property);
                }
                for (RDFNode value : values) {
                    boolean fits =
                            switch (rule.range) {
                                case "" -> value.isLiteral();
                                case "*" -> value.isResource();
                                default ->
                                    value.isResource()
                                            && model.contains(
                                                    value.asResource(), RDF.type, model.createResource(rule.range));
                            };
                    if (!fits) {
                        broken.add(subject + " " + rule.property + " is not of " + rule.range + ": " + value);
                    }
                }
            }
        }
        return broken;
    }

    private static Model read(String text, Lang language) {
        var model = ModelFactory.createDefaultModel();
        RDFParser.fromString(text, language)
                .errorHandler(ErrorHandlerFactory.errorHandlerStrict)
                .parse(model);
        return model;
    }
}
