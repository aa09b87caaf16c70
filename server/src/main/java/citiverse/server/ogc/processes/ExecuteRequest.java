package citiverse.server.ogc.processes;

import citiverse.server.rehearsals.Bodies;
import citiverse.twin.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// An execute request (18-062r2, 7.11, `execute.yaml`).
///
/// @param inputs values by name, inline or fetched
/// @param outputs that are asked for, in the order of the process
/// @param document true where all outputs come in one document
record ExecuteRequest(Map<String, Object> inputs, List<String> outputs, boolean document) {
    private static final List<String> MEMBERS = List.of("inputs", "outputs", "response", "subscriber");

    /// @param fetch gives what lies at an address of this server
    /// @throws Problem `CV-PROCESS-…` where it is none
    static ExecuteRequest of(String body, Described process, Function<String, String> fetch) {
        Map<?, ?> tree = body.isBlank() ? Map.of() : Bodies.object(body);
        for (Object member : tree.keySet()) {
            if (!MEMBERS.contains(member)) {
                throw wrong("there is no member \"" + member + "\" in an execute request");
            }
        }
        if (tree.get("subscriber") != null) {
            throw wrong("callbacks are not offered; watch the job instead");
        }
        Object response = tree.get("response");
        if (response != null && !response.equals("raw") && !response.equals("document")) {
            throw wrong("\"response\" must be raw or document");
        }
        var inputs = new HashMap<String, Object>();
        if (tree.get("inputs") != null) {
            object("inputs", tree.get("inputs"))
                    .forEach((name, value) -> inputs.put((String) name, inline((String) name, value, fetch)));
        }
        return new ExecuteRequest(inputs, outputs(tree.get("outputs"), process), "document".equals(response));
    }

    private static Map<?, ?> object(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong('"' + name + "\" must be an object");
    }

    /// A value: itself, the `value` of a qualified value, or what lies at a link of this server.
    private static Object inline(String name, Object given, Function<String, String> fetch) {
        if (given instanceof Map<?, ?> map) {
            if (map.containsKey("value") && map.keySet().stream().allMatch(QUALIFIED::contains)) {
                return map.get("value");
            }
            if (map.get("href") instanceof String href && map.keySet().stream().allMatch(LINK::contains)) {
                return fetch.apply(href);
            }
        }
        if (given instanceof List<?> list
                && list.size() == 1
                && list.getFirst() instanceof Map<?, ?> only
                && (only.containsKey("value") || only.containsKey("href"))) {
            return inline(name, only, fetch);
        }
        return given;
    }

    private static final List<String> QUALIFIED = List.of("value", "mediaType", "encoding", "schema");
    private static final List<String> LINK = List.of("href", "rel", "type", "hreflang", "title");

    private static List<String> outputs(Object asked, Described process) {
        if (asked == null) {
            return process.outputs();
        }
        var outputs = new ArrayList<String>();
        object("outputs", asked).forEach((name, how) -> {
            if (!process.outputs().contains(name)) {
                throw wrong("there is no output \"" + name + '"');
            }
            Map<?, ?> wishes = object((String) name, how);
            if (wishes.get("transmissionMode") != null && !"value".equals(wishes.get("transmissionMode"))) {
                throw wrong("outputs are transmitted by value only");
            }
            if (wishes.get("format") instanceof Map<?, ?> format
                    && format.get("mediaType") != null
                    && !"application/json".equals(format.get("mediaType"))) {
                throw wrong("outputs come as application/json only");
            }
            outputs.add((String) name);
        });
        return outputs.isEmpty()
                ? process.outputs()
                : process.outputs().stream().filter(outputs::contains).toList();
    }

    static Problem wrong(String reason) {
        return Problem.user("CV-PROCESS-006", reason).remedy("See /ogc/processes and OGC 18-062r2, 7.11");
    }
}
