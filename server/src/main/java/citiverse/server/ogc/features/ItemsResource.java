package citiverse.server.ogc.features;

import citiverse.server.ogc.features.Doc.Cell;
import citiverse.server.page.PageView;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Value;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Features of a layer, page by page (Part 1, 7.15; Part 2; Part 3).
@Path("/ogc/collections/{collection}/items")
public class ItemsResource {
    /// Columns that a table for people shows.
    private static final int SHOWN_COLUMNS = 7;

    private static final int FEATURE_BYTES = 400;

    private final Layers layers;
    private final Answers answers;
    private final Clock clock;

    ItemsResource(Layers layers, Answers answers, Clock clock) {
        this.layers = layers;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    public Response items(@PathParam("collection") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Layer layer = layers.require(id);
        boolean html = Requests.html(uri, headers);
        ItemsRequest request = ItemsRequest.of(uri, layer);
        PageView view = html ? answers.view(uri, headers) : null;
        // A weak tag: the time of the answer stands in it.
        String tag = "W/"
                + Answers.tag(
                        layer.city(),
                        uri,
                        html ? "html " + view.lang() + view.caller().actor() : Links.GEOJSON);
        if (Answers.matches(headers, tag)) {
            return Answers.dated(Response.notModified(), layer.city(), tag).build();
        }
        ItemsPage page = ItemsPage.of(request, layer);
        List<Map<String, Object>> links = html ? List.of() : links(layer, request, page, uri);
        Response.ResponseBuilder response = html
                ? answers.document(document(layer, request, page, view, uri), uri, headers)
                : Response.ok(bytes(request, page, links), Links.GEOJSON)
                        .header("Content-Crs", '<' + request.srs().uri() + '>');
        if (!html) {
            for (Map<String, Object> link : links) {
                response.header(
                        "Link",
                        "<" + link.get("href") + ">; rel=\"" + link.get("rel") + "\"; type=\"" + link.get("type")
                                + '"');
            }
        }
        return Answers.dated(response, layer.city(), tag).build();
    }

    private static String at(UriInfo uri, String parameter, Object value) {
        UriBuilder builder = UriBuilder.fromUri(uri.getRequestUri());
        return builder.replaceQueryParam(parameter, value).build().toString();
    }

    private static List<Map<String, Object>> links(Layer layer, ItemsRequest request, ItemsPage page, UriInfo uri) {
        List<Map<String, Object>> links = new ArrayList<>();
        String self = uri.getRequestUri().toString();
        links.add(Links.link(self, "self", Links.GEOJSON, ""));
        links.add(Links.link(at(uri, "f", "html"), "alternate", Links.HTML, ""));
        if (request.offset() + page.features().size() < page.matched()) {
            links.add(Links.link(at(uri, "offset", request.offset() + request.limit()), "next", Links.GEOJSON, ""));
        }
        if (request.offset() > 0) {
            links.add(Links.link(
                    at(uri, "offset", Math.max(0, request.offset() - request.limit())), "prev", Links.GEOJSON, ""));
        }
        String collection = Links.base(uri) + Links.collection(layer.id());
        links.add(Links.link(collection, "collection", Links.JSON, ""));
        links.add(Links.link(collection + "/schema", "describedby", Links.SCHEMA, ""));
        return links;
    }

    private byte[] bytes(ItemsRequest request, ItemsPage page, List<Map<String, Object>> links) {
        var out = new JsonBytes(1_000 + FEATURE_BYTES * page.features().size());
        out.raw("{\"type\":\"FeatureCollection\",\"links\":[");
        boolean first = true;
        for (Map<String, Object> link : links) {
            out.raw(first ? "{" : ",{");
            first = false;
            out.raw("\"href\":").text((String) link.get("href"));
            out.raw(",\"rel\":").text((String) link.get("rel"));
            out.raw(",\"type\":").text((String) link.get("type")).raw('}');
        }
        out.raw("],\"timeStamp\":")
                .text(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .raw(",\"numberMatched\":")
                .number(page.matched())
                .raw(",\"numberReturned\":")
                .number(page.features().size())
                .raw(",\"features\":[");
        var writer = new FeatureWriter(out, request.srs());
        for (int i = 0; i < page.features().size(); i++) {
            out.raw(i == 0 ? "\n" : ",\n");
            writer.write(page.features().get(i));
        }
        out.raw("\n]}\n");
        return out.toBytes();
    }

    private static Doc document(Layer layer, ItemsRequest request, ItemsPage page, PageView view, UriInfo uri) {
        List<LayerSchema.Column> columns = layer.schema().columns().stream()
                .filter(column -> column.kind() != LayerSchema.Kind.BYTES)
                .limit(SHOWN_COLUMNS)
                .toList();
        List<String> head = new ArrayList<>(List.of(view.text("ogc.id")));
        columns.forEach(column ->
                head.add(column.unit().isEmpty() ? column.name() : column.name() + " [" + column.unit() + ']'));
        head.add(view.text("ogc.source"));
        List<List<Cell>> rows = new ArrayList<>();
        for (Feature feature : page.features()) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.of(feature.localId(), view.href(Links.item(feature) + "?f=html")));
            for (LayerSchema.Column column : columns) {
                row.add(cell(feature, column.name(), view));
            }
            row.add(Cell.of(feature.provenance().source()));
            rows.add(row);
        }
        List<Cell> links = new ArrayList<>();
        if (request.offset() > 0) {
            links.add(Cell.of(
                    view.text("ogc.previous"), at(uri, "offset", Math.max(0, request.offset() - request.limit()))));
        }
        if (request.offset() + page.features().size() < page.matched()) {
            links.add(Cell.of(view.text("ogc.next"), at(uri, "offset", request.offset() + request.limit())));
        }
        links.add(Cell.of(view.text("ogc.as-data"), at(uri, "f", "json")));
        String range = page.features().isEmpty()
                ? view.text("ogc.none")
                : view.text(
                        "ogc.range",
                        "from",
                        view.whole(request.offset() + 1L),
                        "to",
                        view.whole(request.offset() + (long) page.features().size()),
                        "all",
                        view.whole(page.matched()));
        return new Doc(
                layer.title(),
                range,
                CollectionsResource.ways(layer, view),
                List.of(),
                page.features().isEmpty() ? List.of() : List.of(new Doc.Table("", head, rows)),
                links);
    }

    /// A value for people; an empty cell where there is none.
    static Cell cell(Feature feature, String name, PageView view) {
        return switch (feature.properties().value(name).orElse(Value.Missing.MISSING)) {
            case Value.Text(String text) -> Cell.of(text);
            case Value.Whole(long number) -> Cell.number(Long.toString(number));
            case Value.Real(double number) -> Cell.number(view.numbers().plain(number));
            case Value.Flag(boolean set) -> Cell.of(view.text(set ? "ogc.yes" : "ogc.no"));
            case Value.Bytes bytes -> Cell.of("");
            case Value.Missing missing -> Cell.of("");
        };
    }
}
