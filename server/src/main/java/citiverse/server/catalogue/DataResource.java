package citiverse.server.catalogue;

import citiverse.server.http.Refusal;
import citiverse.server.page.Pages;
import citiverse.standards.dcat.Iri;
import citiverse.standards.export.CsvTable;
import citiverse.standards.export.LayerExport;
import citiverse.standards.geojson.GeoJsonWriter;
import citiverse.standards.solid.CityClass;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.store.TwinFile;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// The page of data, and layers and the twin as files. A table or GeoJSON is streamed; what can only be written to a
/// disk (GeoPackage, CityJSON) is made in the workspace and sent from there.
@Path("/data")
public class DataResource {
    private static final String WORD = "[a-z0-9_]{1,64}";

    private final Reading reading;
    private final Downloads downloads;
    private final Pages pages;
    private final Clock clock;

    DataResource(Reading reading, Downloads downloads, Pages pages, Clock clock) {
        this.reading = reading;
        this.downloads = downloads;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    public Response index(@Context UriInfo uri, @Context HttpHeaders headers) {
        Records records = reading.records(Answer.root(uri));
        var view = new DataView(reading.facts(), records, clock.instant());
        return page("data/index", Map.of("data", view), uri, headers);
    }

    @GET
    @Path("/{layer: " + WORD + "}")
    public Response layer(@PathParam("layer") String type, @Context UriInfo uri, @Context HttpHeaders headers) {
        Records records = reading.records(Answer.root(uri));
        LayerProfile profile = known(records, type);
        List<Feature> features = reading.seen(records).features(type);
        var view = LayerView.of(new DataView(reading.facts(), records, clock.instant()), profile, features);
        return page("data/layer", Map.of("layer", view), uri, headers);
    }

    @GET
    @Path("/twin.gpkg")
    public Response twin(@Context UriInfo uri, @Context HttpHeaders headers) {
        Iri root = Answer.root(uri);
        Records records = reading.records(root);
        if (!records.whole()) {
            throw Refusal.notFound("file of the whole twin that you may read");
        }
        String version = "at" + reading.facts().position();
        String tag = Answer.tag("twin " + version);
        String link = link(records.catalogue());
        if (Answer.has(headers, tag)) {
            return unchanged(tag, link);
        }
        java.nio.file.Path twin = reading.city().file();
        java.nio.file.Path file = downloads.file("twin", version, "gpkg", part -> TwinFile.copy(twin, part));
        return file(file, "application/geopackage+sqlite3", "twin.gpkg", tag, link);
    }

    @GET
    @Path("/{layer: " + WORD + "}.{format: [a-z]{1,12}}")
    public Response file(
            @PathParam("layer") String type,
            @PathParam("format") String format,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Records records = reading.records(Answer.root(uri));
        LayerSchema schema = known(records, type).schema();
        String tag = Answer.tag("data " + type + ' ' + format + ' '
                + reading.facts().snapshot() + ' ' + records.layers().keySet());
        String link = link(records.catalogue().path("datasets", "layer-" + type));
        if (Answer.has(headers, tag)) {
            return unchanged(tag, link);
        }
        Snapshot seen = reading.seen(records);
        return switch (format) {
            case "geojson" -> stream(out -> geoJson(seen, type, out), "application/geo+json", type, format, tag, link);
            case "csv" ->
                stream(
                        out -> CsvTable.write(schema, seen.features(type), out, CsvTable.Reader.ANYBODY),
                        "text/csv;charset=UTF-8;header=present",
                        type,
                        format,
                        tag,
                        link);
            case "gpkg" ->
                made(seen, type, LayerExport.Format.GEOPACKAGE, "application/geopackage+sqlite3", format, tag, link);
            case "cityjson" -> {
                if (CityClass.ofLayer(type).isEmpty()) {
                    throw Refusal.notFound("CityJSON of a layer that has no city objects");
                }
                yield made(seen, type, LayerExport.Format.CITYJSON, "application/city+json", format, tag, link);
            }
            default ->
                throw new Refusal(
                        404,
                        Problem.user("CV-CATALOGUE-005", "layers are not given in that format")
                                .remedy("Give one of geojson, csv, gpkg, cityjson"));
        };
    }

    private static LayerProfile known(Records records, String type) {
        LayerProfile profile = records.layers().get(type);
        if (profile == null) {
            throw Refusal.notFound("layer of that name");
        }
        return profile;
    }

    /// What is written to the client.
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private static void geoJson(Snapshot seen, String type, OutputStream out) {
        // Closing writes the end of the collection, and the stream of the response.
        try (var writer = new GeoJsonWriter(out, GeoJsonWriter.Ids.URN)) {
            seen.features(type).forEach(writer::write);
        }
    }

    private static Response stream(
            Content content, String mediaType, String name, String ending, String tag, String link) {
        StreamingOutput output = out -> {
            try {
                content.write(out);
            } catch (UncheckedIOException gone) {
                throw gone.getCause();
            }
        };
        return described(Response.ok(output, mediaType), name + '.' + ending, tag, link);
    }

    private Response made(
            Snapshot seen,
            String type,
            LayerExport.Format format,
            String mediaType,
            String ending,
            String tag,
            String link) {
        String version = tag.replaceAll("[^a-z0-9]", "");
        java.nio.file.Path file =
                downloads.file(type, version, ending, part -> LayerExport.write(seen, List.of(type), format, part));
        return file(file, mediaType, type + '.' + ending, tag, link);
    }

    private static Response file(java.nio.file.Path file, String mediaType, String name, String tag, String link) {
        return described(Response.ok(file.toFile(), mediaType), name, tag, link);
    }

    private static Response described(Response.ResponseBuilder response, String name, String tag, String link) {
        return response.header("ETag", tag)
                .header("Cache-Control", "private, no-cache")
                .header("Content-Disposition", "attachment; filename=\"" + name + '"')
                .header("Link", link)
                .build();
    }

    private static Response unchanged(String tag, String link) {
        return Response.status(304).header("ETag", tag).header("Link", link).build();
    }

    /// Where the file is described (RFC 8288, relation of RFC 6892).
    private static String link(Iri record) {
        return '<' + record.text() + ">; rel=\"describedby\"; type=\"application/ld+json\"";
    }

    private Response page(String template, Map<String, ?> view, UriInfo uri, HttpHeaders headers) {
        var response = pages.page(template, view, uri, headers);
        String html = (String) response.build().getEntity();
        return Answer.tagged(response, html, headers);
    }
}
