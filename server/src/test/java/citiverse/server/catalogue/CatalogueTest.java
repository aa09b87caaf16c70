package citiverse.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import citiverse.server.city.OnlineCity;
import citiverse.twin.LayerSchema;
import citiverse.twin.Source;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class CatalogueTest {
    @Inject
    OnlineCity city;

    private static Model catalogue() {
        return Rdf.turtle(Got.get("/catalogue?f=ttl").text());
    }

    @Test
    void oneAddressGivesThreeFormsByAcceptAndByName() {
        for (String path :
                List.of("/catalogue", "/catalogue/datasets/layer-building", "/catalogue/datasets/model-air")) {
            assertForm(path, "application/ld+json", "jsonld");
            assertForm(path, "text/turtle", "ttl");
            assertForm(path, "text/html", "html");
            assertEquals("application/ld+json", type(Got.get(path, "Accept", "*/*")));
            assertEquals("text/turtle", type(Got.get(path, "Accept", "text/html;q=0.1, text/turtle;q=0.9")));
            assertEquals(406, Got.get(path, "Accept", "image/png").status());
            assertEquals(400, Got.get(path + "?f=rdfxml").status());
        }
    }

    private static void assertForm(String path, String type, String name) {
        assertEquals(type, type(Got.get(path, "Accept", type)));
        assertEquals(type, type(Got.get(path + "?f=" + name, "Accept", "application/json")));
    }

    private static String type(Got got) {
        return got.header("content-type").split(";")[0];
    }

    @Test
    void bothFormsHoldTheSameGraph() {
        Model json = Rdf.jsonLd(Got.get("/catalogue?f=jsonld").text());
        assertTrue(catalogue().isIsomorphicWith(json));
        for (String id : List.of("layer-street", "raster-terrain", "source-osm", "model-noise")) {
            Model turtle =
                    Rdf.turtle(Got.get("/catalogue/datasets/" + id + "?f=ttl").text());
            assertTrue(turtle.isIsomorphicWith(Rdf.jsonLd(
                    Got.get("/catalogue/datasets/" + id + "?f=jsonld").text())));
            assertTrue(catalogue().containsAll(withoutNested(turtle)), id);
        }
    }

    /// Statements between things that have names: things without one are others in each graph.
    private static Model withoutNested(Model model) {
        model.listStatements()
                .filterKeep(statement ->
                        statement.getSubject().isAnon() || statement.getObject().isAnon())
                .toList()
                .forEach(model::remove);
        return model;
    }

    @Test
    void everyLayerRasterSourceAndModelIsADataSetWithItsOrigin() {
        Model model = catalogue();
        Set<String> ids =
                model.listSubjectsWithProperty(RDF.type, model.createResource(Rdf.DCAT + "Dataset")).toList().stream()
                        .map(subject -> subject.getURI().replaceAll(".*/", ""))
                        .collect(Collectors.toSet());
        var snapshot = city.snapshot();
        for (LayerSchema layer : snapshot.layers()) {
            assertTrue(ids.contains("layer-" + layer.type()), layer.type());
            Resource record = model.getResource(Got.base() + "/catalogue/datasets/layer-" + layer.type());
            assertTrue(record.hasProperty(model.createProperty(Rdf.PROV + "wasGeneratedBy")), layer.type());
            assertTrue(record.hasProperty(model.createProperty(Rdf.DCAT + "distribution")), layer.type());
        }
        snapshot.rasters().forEach(name -> assertTrue(ids.contains("raster-" + name), name));
        for (Source source : snapshot.sources()) {
            assertTrue(ids.contains("source-" + source.id()), source.id());
            assertTrue(
                    Got.get("/catalogue?f=ttl").text().contains(source.sha256()),
                    "the digest of what was read must be told");
        }
        for (String id : List.of("access", "sun", "roads", "air", "noise", "heat")) {
            assertTrue(ids.contains("model-" + id), id);
        }
    }

    @Test
    void anImportNamesItsActorAndItsLedgerEntry() {
        String text = Got.get("/catalogue/datasets/source-osm?f=html").text();
        assertTrue(text.contains(city.twin().imports().getLast().source().sha256()) || text.contains("ni:///"), text);
        Model model = catalogue();
        var associated = model.createProperty(Rdf.PROV + "wasAssociatedWith");
        List<String> actors = model.listObjectsOfProperty(associated).toList().stream()
                .map(agent -> agent.asResource()
                        .getProperty(model.createProperty("http://xmlns.com/foaf/0.1/name"))
                        .getString())
                .distinct()
                .toList();
        assertEquals(List.of("test"), actors);
    }

    @Test
    void aTagSparesTheSecondReading() {
        for (String path :
                List.of("/catalogue?f=ttl", "/catalogue?f=jsonld", "/catalogue?f=html", "/data", "/data/street")) {
            Got first = Got.get(path);
            String tag = first.header("etag");
            assertFalse(tag.isEmpty(), path);
            assertEquals(304, Got.get(path, "If-None-Match", tag).status(), path);
            assertEquals(
                    304, Got.get(path, "If-None-Match", "\"other\", " + tag).status(), path);
            assertEquals(200, Got.get(path, "If-None-Match", "\"other\"").status(), path);
        }
    }

    @Test
    void hostileAddressesAreAnsweredWithAProblemAndNeverWithAFault() {
        List<String> paths = List.of(
                "/catalogue/datasets/layer-%00",
                "/catalogue/datasets/-",
                "/catalogue/datasets/layer-",
                "/catalogue/datasets/nodash",
                "/catalogue/datasets/rehearsal-99999999999999999999",
                "/catalogue/datasets/%22%3E%3Cscript%3E",
                "/catalogue/datasets/" + "a".repeat(5000),
                "/catalogue/datasets/layer-..%2F..%2Fetc",
                "/catalogue?f=%00",
                "/catalogue?f=" + "x".repeat(5000),
                "/data/nothing",
                "/data/nothing.csv",
                "/data/building.exe",
                "/data/street.cityjson",
                "/data/..%2Ftwin.gpkg",
                "/data/building.csv%00",
                "/data/%E2%80%AE.csv",
                "/data/" + "a".repeat(3000) + ".csv");
        for (String path : paths) {
            Got got = Got.get(path, "Accept", "application/json");
            assertTrue(got.status() >= 400 && got.status() < 500, path + ": " + got.status() + ' ' + got.text());
            assertFalse(got.text().contains("Exception"), path);
            assertFalse(got.text().contains("<script>"), path);
        }
    }
}
