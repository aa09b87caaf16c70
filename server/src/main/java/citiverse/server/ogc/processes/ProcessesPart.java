package citiverse.server.ogc.processes;

import citiverse.server.ogc.OgcPart;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Processes among the interfaces of the OGC.
@ApplicationScoped
public class ProcessesPart implements OgcPart {
    private static final String CLASS = "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/";

    @Override
    public List<String> conformance() {
        return List.of(
                CLASS + "core",
                CLASS + "ogc-process-description",
                CLASS + "json",
                CLASS + "html",
                CLASS + "oas30",
                CLASS + "job-list",
                CLASS + "dismiss");
    }

    @Override
    public List<Link> landingLinks() {
        return List.of(
                new Link("/ogc/processes", Ogc.PROCESSES, "application/json", "Processes"),
                new Link("/ogc/jobs", Ogc.JOB_LIST, "application/json", "Jobs"));
    }

    @Override
    public Map<String, Object> openApiPaths() {
        var paths = new LinkedHashMap<String, Object>();
        paths.put(
                "/processes", Map.of("get", get("getProcesses", "The processes", List.of(query("limit", "integer")))));
        paths.put(
                "/processes/{processID}",
                Map.of(
                        "get",
                        get("getProcess", "One process with its inputs and outputs", List.of(path("processID")))));
        var execution = new LinkedHashMap<String, Object>();
        execution.put("operationId", "execute");
        execution.put("summary", "Run a process, at once or as a job (Prefer: respond-async)");
        execution.put("tags", List.of("Processes"));
        execution.put("parameters", List.of(path("processID")));
        execution.put(
                "requestBody",
                Map.of(
                        "required",
                        true,
                        "content",
                        Map.of("application/json", Map.of("schema", Map.of("type", "object")))));
        execution.put(
                "responses",
                Map.of(
                        "200", answer("The outputs"),
                        "201", answer("The job that was started"),
                        "400", problem(),
                        "404", problem(),
                        "503", problem()));
        paths.put("/processes/{processID}/execution", Map.of("post", execution));
        paths.put(
                "/jobs",
                Map.of(
                        "get",
                        get(
                                "getJobs",
                                "The jobs",
                                List.of(
                                        query("limit", "integer"),
                                        query("type", "string"),
                                        query("processID", "string"),
                                        query("status", "string"),
                                        query("datetime", "string"),
                                        query("minDuration", "integer"),
                                        query("maxDuration", "integer")))));
        var dismiss = new LinkedHashMap<>(get("dismiss", "Dismiss a job", List.of(path("jobID"))));
        paths.put(
                "/jobs/{jobID}",
                Map.of("get", get("getStatus", "How far a job is", List.of(path("jobID"))), "delete", dismiss));
        paths.put(
                "/jobs/{jobID}/results",
                Map.of("get", get("getResult", "The outputs of a job", List.of(path("jobID")))));
        return paths;
    }

    private static Map<String, Object> get(String id, String summary, List<Object> parameters) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("operationId", id);
        operation.put("summary", summary);
        operation.put("tags", List.of("Processes"));
        operation.put("parameters", parameters);
        operation.put("responses", Map.of("200", answer(summary), "400", problem(), "404", problem()));
        return operation;
    }

    private static Map<String, Object> path(String name) {
        return Map.of("name", name, "in", "path", "required", true, "schema", Map.of("type", "string"));
    }

    private static Map<String, Object> query(String name, String type) {
        return Map.of("name", name, "in", "query", "required", false, "schema", Map.of("type", type));
    }

    private static Map<String, Object> answer(String about) {
        return Map.of(
                "description",
                about,
                "content",
                Map.of("application/json", Map.of("schema", Map.of("type", "object"))));
    }

    private static Map<String, Object> problem() {
        return Map.of(
                "description",
                "A problem (RFC 9457)",
                "content",
                Map.of("application/problem+json", Map.of("schema", Map.of("type", "object"))));
    }
}
