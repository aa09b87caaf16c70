package citiverse.server.ogc.volumes;

import citiverse.server.ogc.OgcPart;
import citiverse.twin.Layers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the 3D tiles bring to the descriptions of `/ogc`. No conformance class: 3D GeoVolumes is still a candidate.
@ApplicationScoped
public class VolumesPart implements OgcPart {
    private static final String OF = "/collections/building/3dtiles";

    @Override
    public List<String> conformance() {
        return List.of();
    }

    @Override
    public List<Link> landingLinks() {
        return List.of();
    }

    @Override
    public List<Link> collectionLinks(String collection) {
        return collection.equals(Layers.BUILDING)
                ? List.of(new Link(
                        "/ogc" + OF + "/tileset.json",
                        "items",
                        "application/json+3dtiles",
                        "Buildings as 3D Tiles 1.1"))
                : List.of();
    }

    @Override
    public Map<String, Object> openApiPaths() {
        Map<String, Object> rehearsal = query("rehearsal", "Id of a rehearsal");
        Map<String, Object> option = query("option", "Id of one of its options");
        var paths = new TreeMap<String, Object>();
        paths.put(OF + "/tileset.json", read("The buildings as 3D Tiles 1.1", "buildings3d", List.of(), false));
        paths.put(
                OF + "/{version}/{tile}.glb",
                read(
                        "A tile of buildings",
                        "buildings3dContent",
                        List.of(path("version", "As the tileset names it"), path("tile", "Number of the tile")),
                        true));
        paths.put(OF + "/ground/tileset.json", read("The ground as 3D Tiles 1.1", "ground3d", List.of(), false));
        paths.put(
                OF + "/ground/{version}.glb",
                read("The ground", "ground3dContent", List.of(path("version", "As the tileset names it")), true));
        paths.put(
                OF + "/option/tileset.json",
                read(
                        "The buildings that an option adds; its extras name those that it hides",
                        "option3d",
                        List.of(rehearsal, option),
                        false));
        paths.put(
                OF + "/option/{tile}.glb",
                read(
                        "A tile of buildings that an option adds",
                        "option3dContent",
                        List.of(path("tile", "Number of the tile"), rehearsal, option),
                        true));
        return paths;
    }

    private static Map<String, Object> path(String name, String description) {
        return Map.of(
                "name",
                name,
                "in",
                "path",
                "required",
                true,
                "description",
                description,
                "schema",
                Map.of("type", "string"));
    }

    private static Map<String, Object> query(String name, String description) {
        return Map.of(
                "name",
                name,
                "in",
                "query",
                "required",
                true,
                "description",
                description,
                "schema",
                Map.of("type", "string"));
    }

    private static Map<String, Object> read(String summary, String id, List<?> parameters, boolean glb) {
        Map<String, Object> content = glb
                ? Map.of(VolumesResource.GLB, Map.of("schema", Map.of("type", "string", "format", "binary")))
                : Map.of("application/json", Map.of("schema", Map.of("type", "object")));
        return Map.of(
                "get",
                Map.of(
                        "summary",
                        summary,
                        "operationId",
                        id,
                        "tags",
                        List.of("3D Tiles"),
                        "parameters",
                        parameters,
                        "responses",
                        Map.of(
                                "200",
                                Map.of("description", summary, "content", content),
                                "404",
                                Map.of("description", "There is no such tileset or tile"))));
    }
}
