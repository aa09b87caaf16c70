package citiverse.server.ogc.processes;

import citiverse.rehearse.Rehearsal;
import citiverse.report.words.Messages;
import citiverse.server.ogc.processes.offered.Catalogue;
import citiverse.server.ogc.processes.offered.Field;
import citiverse.server.ogc.processes.offered.Offered;
import citiverse.server.rehearsals.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Descriptions of processes (18-062r2, 7.9 and 7.10, `processSummary.yaml` and `process.yaml`).
record Described(String id, List<Field> fields, List<String> outputs, boolean sync) {
    static final String EXECUTE = "http://www.opengis.net/def/rel/ogc/1.0/execute";
    private static final long MOST_QUESTION = 256 * 1024;

    /// The inputs of a rehearsal.
    static final List<Field> REHEARSE = List.of(
            Field.any(
                    "question",
                    null,
                    Map.of(
                            "oneOf",
                            List.of(
                                    Map.of(
                                            "type",
                                            "string",
                                            "contentMediaType",
                                            "application/yaml",
                                            "minLength",
                                            1L,
                                            "maxLength",
                                            MOST_QUESTION),
                                    Map.of("type", "object")))),
            Field.any(
                    "seed",
                    1L,
                    Map.of("oneOf", List.of(Map.of("type", "integer"), Map.of("type", "string", "maxLength", 20L)))),
            Field.whole("draws", null, 1, Integer.MAX_VALUE).orNone());

    /// All processes in their order.
    static List<Described> all() {
        var all = new ArrayList<Described>();
        all.add(new Described(Run.REHEARSE, REHEARSE, List.of("comparison", "manifest"), false));
        Catalogue.all().forEach(process -> all.add(of(process)));
        return all;
    }

    private static Described of(Offered process) {
        return new Described(process.id(), process.fields(), List.of("result"), true);
    }

    static Optional<Described> find(String id) {
        return all().stream().filter(process -> process.id().equals(id)).findFirst();
    }

    String title(Messages words) {
        return words.text("processes." + id + ".title");
    }

    String about(Messages words) {
        return words.text("processes." + id + ".about");
    }

    /// The summary, in the list of processes.
    Map<String, Object> summary(Messages words) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", id);
        tree.put("version", version());
        tree.put("title", title(words));
        tree.put("description", about(words));
        tree.put("keywords", List.of("city", id));
        tree.put(
                "jobControlOptions",
                sync ? List.of("sync-execute", "async-execute", "dismiss") : List.of("async-execute", "dismiss"));
        tree.put("outputTransmission", List.of("value"));
        tree.put(
                "links",
                List.of(
                        Ogc.link("self", "/ogc/processes/" + id, "application/json", title(words)),
                        Ogc.link("alternate", "/ogc/processes/" + id + "?f=html", "text/html", title(words))));
        return tree;
    }

    /// The whole description.
    Map<String, Object> whole(Messages words) {
        var tree = summary(words);
        var links = new ArrayList<Object>((List<?>) tree.get("links"));
        links.add(Ogc.link(EXECUTE, "/ogc/processes/" + id + "/execution", "application/json", title(words)));
        links.add(Ogc.link(Ogc.JOB_LIST, "/ogc/jobs?processID=" + id, "application/json", title(words)));
        var inputs = new LinkedHashMap<String, Object>();
        for (Field field : fields) {
            var input = new LinkedHashMap<String, Object>();
            String words4 = words.text("processes.input." + field.name());
            input.put("title", field.name());
            input.put("description", words4);
            input.put("minOccurs", field.required() ? 1 : 0);
            input.put("maxOccurs", 1);
            input.put("schema", field.schema());
            inputs.put(field.name(), input);
        }
        var outs = new LinkedHashMap<String, Object>();
        for (String output : outputs) {
            outs.put(
                    output,
                    Map.of(
                            "title", output,
                            "description", words.text("processes.output." + output),
                            "schema", Map.of("type", "object", "contentMediaType", "application/json")));
        }
        tree.put("inputs", inputs);
        tree.put("outputs", outs);
        tree.put("links", links);
        return tree;
    }

    private static String version() {
        return Rehearsal.ENGINE.split("[ ,]")[1];
    }
}
