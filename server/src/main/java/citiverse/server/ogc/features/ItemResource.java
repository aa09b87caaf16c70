package citiverse.server.ogc.features;

import citiverse.server.ogc.OgcPart;
import citiverse.server.ogc.features.Doc.Cell;
import citiverse.server.ogc.features.Doc.Fact;
import citiverse.server.page.PageView;
import citiverse.twin.ContentHash;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One feature: read (Part 1, 7.16), added, replaced, changed in parts, removed (Part 4).
@Path("/ogc/collections/{collection}/items")
public class ItemResource {
    private static final String ITEM = "/{featureId: .+}";

    private final Layers layers;
    private final Parts parts;
    private final Answers answers;
    private final Writes writes;

    ItemResource(Layers layers, Parts parts, Answers answers, Writes writes) {
        this.layers = layers;
        this.parts = parts;
        this.answers = answers;
        this.writes = writes;
    }

    /// The tag of a feature as it is in the twin: the beginning of its digest. The same in every reference system and
    /// representation, so that what was read in one can be written in another.
    static String tag(Feature feature) {
        return '"' + ContentHash.hex(ContentHash.feature(feature)).substring(0, 32) + '"';
    }

    @GET
    @Path(ITEM)
    public Response item(
            @PathParam("collection") String collection,
            @PathParam("featureId") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Requests.requireKnown(uri, List.of("crs"));
        Layer layer = layers.require(collection);
        boolean html = Requests.html(uri, headers);
        Srs srs = Srs.of(Requests.value(uri, "crs"), "crs", layer.city().city());
        Feature feature = Layers.require(layer, id);
        if (html) {
            PageView view = answers.view(uri, headers);
            return Answers.open(answers.document(document(layer, feature, view), uri, headers))
                    .build();
        }
        String tag = tag(feature);
        if (Answers.matches(headers, tag)) {
            return Answers.dated(Response.notModified(), layer.city(), tag).build();
        }
        return Answers.dated(Response.ok(bytes(layer, feature, srs, uri), Links.GEOJSON), layer.city(), tag)
                .header("Content-Crs", '<' + srs.uri() + '>')
                .build();
    }

    private byte[] bytes(Layer layer, Feature feature, Srs srs, UriInfo uri) {
        String base = Links.base(uri);
        String address = base + Links.item(feature);
        String collection = base + Links.collection(layer.id());
        List<Map<String, Object>> links = new ArrayList<>();
        links.add(Links.link(address, "self", Links.GEOJSON, ""));
        links.add(Links.link(address + "?f=html", "alternate", Links.HTML, ""));
        links.add(Links.link(collection, "collection", Links.JSON, layer.title()));
        links.add(Links.link(collection + "/schema", "describedby", Links.SCHEMA, "Columns with their units"));
        links.add(Links.link(base + Links.place(feature), "related", Links.HTML, "Place card"));
        for (OgcPart.Link link : parts.collectionLinks(layer.id())) {
            links.add(Links.link(link, base));
        }
        var out = new JsonBytes(4_000);
        new FeatureWriter(out, srs).open(feature);
        out.raw(",\"links\":[");
        boolean first = true;
        for (Map<String, Object> link : links) {
            out.raw(first ? "{" : ",{");
            first = false;
            String[] comma = {""};
            link.forEach((name, value) -> {
                out.raw(comma[0]).text(name).raw(':').text(String.valueOf(value));
                comma[0] = ",";
            });
            out.raw('}');
        }
        out.raw("]}\n");
        return out.toBytes();
    }

    private Doc document(Layer layer, Feature feature, PageView view) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(view.text("ogc.id"), Cell.of(feature.id())));
        facts.add(new Fact(view.text("ogc.source"), Cell.of(feature.provenance().source())));
        facts.add(
                new Fact(view.text("ogc.activity"), Cell.of(feature.provenance().activity())));
        List<List<Cell>> rows = new ArrayList<>();
        for (String name : feature.properties().names()) {
            var column = layer.schema().column(name);
            if (column.map(LayerSchema.Column::kind).orElse(LayerSchema.Kind.TEXT) != LayerSchema.Kind.BYTES) {
                rows.add(List.of(
                        Cell.of(name),
                        ItemsResource.cell(feature, name, view),
                        Cell.of(column.map(LayerSchema.Column::unit).orElse("")),
                        Cell.of(column.map(LayerSchema.Column::description).orElse(""))));
            }
        }
        List<String> head =
                List.of(view.text("ogc.name"), view.text("ogc.value"), view.text("ogc.unit"), view.text("ogc.meaning"));
        List<Cell> links = new ArrayList<>();
        links.add(Cell.of(view.text("ogc.place"), view.href(Links.place(feature))));
        links.add(Cell.of(view.text("ogc.as-data"), Links.item(feature) + "?f=json"));
        return new Doc(
                feature.properties().text("name").orElse(feature.localId()),
                "",
                CollectionsResource.ways(layer, view),
                facts,
                rows.isEmpty() ? List.of() : List.of(new Doc.Table("", head, rows)),
                links);
    }

    @POST
    public Response create(
            @PathParam("collection") String collection,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            InputStream body) {
        Requests.requireKnown(uri, List.of());
        Layer layer = layers.require(collection);
        Feature made = writes.create(layer, headers, body);
        return Answers.open(Response.created(URI.create(Links.base(uri) + Links.item(made))))
                .header("ETag", tag(made))
                .build();
    }

    @PUT
    @Path(ITEM)
    public Response replace(
            @PathParam("collection") String collection,
            @PathParam("featureId") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            InputStream body) {
        Requests.requireKnown(uri, List.of());
        Layer layer = layers.require(collection);
        return changed(writes.replace(layer, id, headers, body));
    }

    @PATCH
    @Path(ITEM)
    public Response update(
            @PathParam("collection") String collection,
            @PathParam("featureId") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            InputStream body) {
        Requests.requireKnown(uri, List.of());
        Layer layer = layers.require(collection);
        return changed(writes.update(layer, id, headers, body));
    }

    private static Response changed(Feature after) {
        return Answers.open(Response.noContent()).header("ETag", tag(after)).build();
    }

    @DELETE
    @Path(ITEM)
    public Response delete(
            @PathParam("collection") String collection,
            @PathParam("featureId") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Requests.requireKnown(uri, List.of());
        writes.delete(layers.require(collection), id, headers);
        return Answers.open(Response.noContent()).build();
    }

    @OPTIONS
    public Response options(@PathParam("collection") String collection) {
        layers.require(collection);
        return allowed("GET, HEAD, POST, OPTIONS");
    }

    @OPTIONS
    @Path(ITEM)
    public Response itemOptions(@PathParam("collection") String collection) {
        layers.require(collection);
        return allowed("GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
    }

    private static Response allowed(String methods) {
        return Answers.open(Response.noContent())
                .header("Allow", methods)
                .header("Accept-Patch", Writes.PATCH)
                .header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
                .build();
    }
}
