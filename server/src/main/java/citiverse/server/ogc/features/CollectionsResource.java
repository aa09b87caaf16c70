package citiverse.server.ogc.features;

import citiverse.server.ogc.features.Doc.Cell;
import citiverse.server.ogc.features.Doc.Fact;
import citiverse.server.page.PageView;
import citiverse.standards.cql2.Queryables;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;

/// The layers of the city as collections (Part 1, 7.13 and 7.14; Part 2), what they can be asked for (Part 3) and what
/// their features have.
@Path("/ogc/collections")
public class CollectionsResource {
    private final Layers layers;
    private final Parts parts;
    private final Answers answers;

    CollectionsResource(Layers layers, Parts parts, Answers answers) {
        this.layers = layers;
        this.parts = parts;
        this.answers = answers;
    }

    @GET
    public Response collections(@Context UriInfo uri, @Context HttpHeaders headers) {
        Requests.requireKnown(uri, List.of());
        Snapshot city = layers.snapshot();
        List<Layer> all = layers.all(city);
        return answers.either(
                city, Links.JSON, () -> collections(all, city, uri), view -> collectionsPage(all, view), uri, headers);
    }

    private Map<String, Object> collections(List<Layer> all, Snapshot city, UriInfo uri) {
        String base = Links.base(uri);
        var collections = new LinkedHashMap<String, Object>();
        collections.put("links", Links.both(base + "/ogc/collections", Links.JSON, "Layers of the city"));
        collections.put("crs", Srs.offered(city.city()));
        collections.put(
                "collections", all.stream().map(layer -> collection(layer, uri)).toList());
        return collections;
    }

    private Map<String, Object> collection(Layer layer, UriInfo uri) {
        String base = Links.base(uri);
        String address = base + Links.collection(layer.id());
        List<Object> links = new ArrayList<>(Links.both(address, Links.JSON, layer.title()));
        links.add(Links.link(address + "/items", "items", Links.GEOJSON, "Features of " + layer.title()));
        links.add(Links.link(address + "/items?f=html", "items", Links.HTML, "Features, as a page"));
        links.add(Links.link(address + "/queryables", Links.QUERYABLES, Links.SCHEMA, "What can be asked for"));
        links.add(Links.link(address + "/schema", Links.SCHEMA_REL, Links.SCHEMA, "What features have"));
        links.add(Links.link(address + "/schema", "describedby", Links.SCHEMA, "What features have"));
        parts.collectionLinks(layer.id()).forEach(link -> links.add(Links.link(link, base)));
        var collection = new LinkedHashMap<String, Object>();
        collection.put("id", layer.id());
        collection.put("title", layer.title());
        collection.put("itemType", "feature");
        collection.put("links", links);
        if (layer.placed()) {
            Envelope extent = layer.index().extent();
            if (!extent.isNull()) {
                collection.put(
                        "extent",
                        Map.of(
                                "spatial",
                                Map.of(
                                        "crs",
                                        Srs.CRS84,
                                        "bbox",
                                        List.of(List.of(
                                                extent.getMinX(),
                                                extent.getMinY(),
                                                extent.getMaxX(),
                                                extent.getMaxY())))));
            }
            collection.put("crs", Srs.offered(layer.city().city()));
            collection.put("storageCrs", Srs.CRS84);
        }
        return collection;
    }

    private Doc collectionsPage(List<Layer> all, PageView view) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Layer layer : all) {
            rows.add(List.of(
                    Cell.of(layer.title(), view.href(Links.collection(layer.id()) + "?f=html")),
                    Cell.of(layer.id()),
                    Cell.number(view.whole(layer.features().size()))));
        }
        return new Doc(
                view.text("ogc.layers"),
                view.text("ogc.layers-lead"),
                LandingResource.ways(view),
                List.of(),
                List.of(new Doc.Table(
                        "", List.of(view.text("ogc.layer"), view.text("ogc.name"), view.text("ogc.features")), rows)),
                List.of(Cell.of(view.text("ogc.as-data"), "/ogc/collections?f=json")));
    }

    @GET
    @Path("/{collection}")
    public Response collection(@PathParam("collection") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Requests.requireKnown(uri, List.of());
        Layer layer = layers.require(id);
        return answers.either(
                layer.city(),
                Links.JSON,
                () -> collection(layer, uri),
                view -> collectionPage(layer, view),
                uri,
                headers);
    }

    static List<Cell> ways(PageView view) {
        List<Cell> ways = new ArrayList<>(LandingResource.ways(view));
        ways.add(Cell.of(view.text("ogc.layers"), view.href("/ogc/collections?f=html")));
        return ways;
    }

    static List<Cell> ways(Layer layer, PageView view) {
        List<Cell> ways = new ArrayList<>(ways(view));
        ways.add(Cell.of(layer.title(), view.href(Links.collection(layer.id()) + "?f=html")));
        return ways;
    }

    private Doc collectionPage(Layer layer, PageView view) {
        String address = Links.collection(layer.id());
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(view.text("ogc.name"), Cell.of(layer.id())));
        facts.add(new Fact(
                view.text("ogc.features"),
                Cell.of(view.whole(layer.features().size()), view.href(address + "/items?f=html"))));
        if (layer.placed()) {
            Envelope extent = layer.index().extent();
            if (!extent.isNull()) {
                facts.add(new Fact(
                        view.text("ogc.extent"),
                        Cell.of(view.numbers().plain(extent.getMinX(), 4) + ", "
                                + view.numbers().plain(extent.getMinY(), 4) + " – "
                                + view.numbers().plain(extent.getMaxX(), 4) + ", "
                                + view.numbers().plain(extent.getMaxY(), 4))));
            }
            facts.add(new Fact(
                    view.text("ogc.crs"),
                    Cell.of(String.join(" ", Srs.offered(layer.city().city())))));
        }
        List<Cell> links = new ArrayList<>();
        links.add(Cell.of(view.text("ogc.features"), view.href(address + "/items?f=html")));
        links.add(Cell.of(view.text("ogc.queryables"), view.href(address + "/queryables?f=html")));
        links.add(Cell.of(view.text("ogc.schema"), view.href(address + "/schema?f=html")));
        parts.collectionLinks(layer.id()).forEach(link -> links.add(Cell.of(link.title(), link.href())));
        links.add(Cell.of(view.text("ogc.as-data"), address + "?f=json"));
        return new Doc(layer.title(), "", ways(view), facts, List.of(columns(layer, view)), links);
    }

    private static Doc.Table columns(Layer layer, PageView view) {
        List<List<Cell>> rows = new ArrayList<>();
        for (LayerSchema.Column column : layer.schema().columns()) {
            rows.add(List.of(
                    Cell.of(column.name()),
                    Cell.of(view.text("ogc.kind-" + column.kind().name().toLowerCase(java.util.Locale.ROOT))),
                    Cell.of(column.unit()),
                    Cell.of(column.description())));
        }
        return table(view, view.text("ogc.schema"), rows);
    }

    private static Doc.Table table(PageView view, String caption, List<List<Cell>> rows) {
        return new Doc.Table(
                caption,
                List.of(view.text("ogc.name"), view.text("ogc.kind"), view.text("ogc.unit"), view.text("ogc.meaning")),
                rows);
    }

    @GET
    @Path("/{collection}/queryables")
    public Response queryables(@PathParam("collection") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Requests.requireKnown(uri, List.of());
        Layer layer = layers.require(id);
        String address = Links.base(uri) + Links.collection(layer.id()) + "/queryables";
        return answers.either(
                layer.city(),
                Links.SCHEMA,
                () -> Schemas.queryables(layer, address),
                view -> queryablesPage(layer, view),
                uri,
                headers);
    }

    private static Doc queryablesPage(Layer layer, PageView view) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Queryables.Queryable queryable : layer.queryables().all()) {
            rows.add(List.of(
                    Cell.of(queryable.name()),
                    Cell.of(view.text("ogc.kind-" + queryable.kind().name().toLowerCase(java.util.Locale.ROOT))),
                    Cell.of(queryable.unit()),
                    Cell.of(queryable.description())));
        }
        return new Doc(
                view.text("ogc.queryables"),
                view.text("ogc.queryables-lead"),
                ways(layer, view),
                List.of(),
                List.of(table(view, layer.title(), rows)),
                List.of(Cell.of(view.text("ogc.as-data"), Links.collection(layer.id()) + "/queryables?f=json")));
    }

    @GET
    @Path("/{collection}/schema")
    public Response schema(@PathParam("collection") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Requests.requireKnown(uri, List.of());
        Layer layer = layers.require(id);
        String address = Links.base(uri) + Links.collection(layer.id()) + "/schema";
        return answers.either(
                layer.city(),
                Links.SCHEMA,
                () -> Schemas.features(layer, address),
                view -> new Doc(
                        view.text("ogc.schema"),
                        "",
                        ways(layer, view),
                        List.of(),
                        List.of(columns(layer, view)),
                        List.of(Cell.of(view.text("ogc.as-data"), Links.collection(layer.id()) + "/schema?f=json"))),
                uri,
                headers);
    }
}
