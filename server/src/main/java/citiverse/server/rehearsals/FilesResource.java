package citiverse.server.rehearsals;

import citiverse.report.HtmlReport;
import citiverse.server.http.Refusal;
import citiverse.standards.geojson.GeoJsonWriter;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import citiverse.twin.Value;
import io.quarkus.vertx.http.Compressed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The files of a finished rehearsal, and what its options change.
@jakarta.ws.rs.Path("/api/rehearsals/{id}")
public class FilesResource {
    /// A report holds its own style and script: it is shown apart from this site, as if from nowhere.
    private static final String REPORT_POLICY = "sandbox allow-scripts allow-popups; default-src 'none';"
            + " style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";
    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json",
            "yaml", "application/yaml;charset=UTF-8",
            "csv", "text/csv;charset=UTF-8",
            "parquet", "application/vnd.apache.parquet",
            "html", "text/html;charset=UTF-8");

    private final Rehearsals rehearsals;
    private final Rights rights;

    FilesResource(Rehearsals rehearsals, Rights rights) {
        this.rehearsals = rehearsals;
        this.rights = rights;
    }

    private Run finished(String id) {
        rights.visible(id);
        return rehearsals.finished(id);
    }

    /// Names of the files that there are, sorted; `all.zip` holds them all.
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[a-z]+\\.(json|yaml|csv|parquet|html)"))
                    .sorted()
                    .toList();
        }
    }

    @GET
    @jakarta.ws.rs.Path("files/{name}")
    @Compressed
    public Response file(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @QueryParam("lang") String language,
            @Context Request request)
            throws IOException {
        Run run = finished(id);
        Path folder = rehearsals.folder(id);
        String tag = run.manifest().substring(0, 16) + '-' + name;
        if (name.equals("all.zip")) {
            return Tagged.builder(zip(folder, names(folder)), tag, "application/zip", request)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".zip\"")
                    .build();
        }
        if (!names(folder).contains(name)) {
            throw Refusal.notFound("file \"" + name.substring(0, Math.min(40, name.length())) + "\" in " + id);
        }
        if (name.equals("report.html") && language != null) {
            return report(run, language, tag + '-' + language, request);
        }
        Path file = folder.resolve(name);
        String type = TYPES.get(name.substring(name.indexOf('.') + 1));
        var answer = Tagged.builder((StreamingOutput) out -> Files.copy(file, out), tag, type, request);
        if (name.equals("report.html")) {
            answer.header("Content-Security-Policy", REPORT_POLICY);
        }
        return answer.build();
    }

    private Response report(Run run, String language, String tag, Request request) {
        if (!HtmlReport.languages().contains(language)) {
            throw Problem.user("CV-RUN-013", "there is no report in this language")
                    .remedy(NearestNames.remedy(
                            language.substring(0, Math.min(8, language.length())), HtmlReport.languages()));
        }
        StreamingOutput text = out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            HtmlReport.write(
                    rehearsals.comparison(run.id()),
                    rehearsals.city(run.id()),
                    Locale.forLanguageTag(language),
                    writer);
            writer.flush();
        };
        return Tagged.builder(text, tag, TYPES.get("html"), request)
                .header("Content-Security-Policy", REPORT_POLICY)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .build();
    }

    /// Written as it is sent: one file at a time, never the whole in memory.
    private static StreamingOutput zip(Path folder, List<String> names) {
        return out -> {
            try (var zip = new ZipOutputStream(out)) {
                for (String name : names) {
                    var entry = new ZipEntry(name);
                    entry.setTime(0);
                    zip.putNextEntry(entry);
                    Files.copy(folder.resolve(name), zip);
                    zip.closeEntry();
                }
            }
        };
    }

    @GET
    @jakarta.ws.rs.Path("options/{option}/changes")
    @Compressed
    public Response changes(@PathParam("id") String id, @PathParam("option") String option, @Context Request request) {
        Run run = finished(id);
        List<Change> changes = rehearsals.changes(id, option);
        StreamingOutput json = out -> {
            try (var writer = new GeoJsonWriter(out, GeoJsonWriter.Ids.URN)) {
                changes.forEach(change -> writer.write(told(change)));
            }
        };
        String tag = run.manifest().substring(0, 16)
                + '-'
                + Rehearsals.digest(option).substring(0, 12);
        return Tagged.of(json, tag, "application/geo+json", request);
    }

    /// The feature that a change is about: after it where there is one, with `change` and, where it was altered, each
    /// value as it was before under `before_…`.
    private static Feature told(Change change) {
        return switch (change) {
            case Change.Add(Feature after) -> with(after, "added");
            case Change.Remove(Feature before) -> with(before, "removed");
            case Change.Alter(Feature before, Feature after) -> {
                var told = with(after, "altered").properties();
                for (String name : before.properties().names()) {
                    Value was = before.properties().value(name).orElseThrow();
                    if (!(was instanceof Value.Bytes)
                            && !was.equals(after.properties().value(name).orElse(null))) {
                        told = told.with("before_" + name, was);
                    }
                }
                yield after.with(told);
            }
        };
    }

    private static Feature with(Feature feature, String word) {
        return feature.with(feature.properties().with("change", new Value.Text(word)));
    }
}
