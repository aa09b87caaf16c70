package citiverse.server.ogc.features;

import citiverse.standards.cql2.Cql2Json;
import citiverse.standards.cql2.Cql2Text;
import citiverse.standards.cql2.Expression;
import citiverse.standards.cql2.Filter;
import citiverse.standards.cql2.FilterCrs;
import citiverse.standards.cql2.Queryables;
import citiverse.standards.cql2.TemporalRelation;
import citiverse.twin.Problem;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/// What a request for items asks: the parameters of Part 1 clause 7.15, Part 2 and Part 3, checked.
///
/// @param limit 1 to [#MOST]
/// @param offset features passed over
/// @param boxes in CRS84; two where the box crosses the antimeridian, empty where none is asked for
/// @param filter what else must hold: filter, bbox of another CRS, times, properties
/// @param srs in which geometries are given
record ItemsRequest(int limit, int offset, List<Envelope> boxes, Optional<Filter> filter, Srs srs) {
    static final int DEFAULT = 100;
    static final int MOST = 10_000;

    /// Parameters of the standards; columns of the layer come on top.
    static final List<String> PARAMETERS =
            List.of("limit", "offset", "bbox", "bbox-crs", "datetime", "crs", "filter", "filter-lang", "filter-crs");

    /// Parameters that the features of a layer can be found by: its queryables without the geometry, as far as the
    /// standards do not use the name.
    static List<Queryables.Queryable> properties(Queryables queryables) {
        return queryables.all().stream()
                .filter(queryable -> queryable.kind() != Queryables.Kind.GEOMETRY
                        && queryable.kind() != Queryables.Kind.INSTANT
                        && !PARAMETERS.contains(queryable.name())
                        && !queryable.name().equals("f")
                        && !queryable.name().equals("lang"))
                .toList();
    }

    /// @throws Problem `CV-OGC-001` to `004` for parameters, those of CQL2 for a filter
    static ItemsRequest of(UriInfo uri, Layer layer) {
        Queryables queryables = layer.queryables();
        List<Queryables.Queryable> properties = properties(queryables);
        List<String> known = new ArrayList<>(PARAMETERS);
        properties.forEach(property -> known.add(property.name()));
        Requests.requireKnown(uri, known);

        List<Expression> all = new ArrayList<>();
        var boxes = new ArrayList<Envelope>();
        box(uri, layer, boxes, all);
        String datetime = Requests.value(uri, "datetime");
        if (datetime != null) {
            all.add(time(datetime));
        }
        Map<String, String> equal = new LinkedHashMap<>();
        properties.forEach(property -> {
            String value = Requests.value(uri, property.name());
            if (value != null) {
                equal.put(property.name(), value);
                all.add(equal(property, value));
            }
        });
        filter(uri, layer).ifPresent(all::add);
        Optional<Filter> filter =
                switch (all.size()) {
                    case 0 -> Optional.empty();
                    case 1 -> Optional.of(Filter.of(all.getFirst(), queryables));
                    default -> Optional.of(Filter.of(new Expression.And(all), queryables));
                };
        return new ItemsRequest(
                Math.min(MOST, number(uri, "limit", 1, DEFAULT)),
                number(uri, "offset", 0, 0),
                List.copyOf(boxes),
                filter,
                Srs.of(Requests.value(uri, "crs"), "crs", layer.city().city()));
    }

    static Problem wrong(String parameter, String reason, String remedy) {
        return Problem.user("CV-OGC-004", reason).at("parameter " + parameter).remedy(remedy);
    }

    private static int number(UriInfo uri, String name, int least, int otherwise) {
        String given = Requests.value(uri, name);
        if (given == null) {
            return otherwise;
        }
        if (!given.matches("[0-9]{1,9}") || Integer.parseInt(given) < least) {
            throw wrong(
                    name,
                    '"' + Requests.shown(given) + "\" is no whole number from " + least + " on",
                    "Write " + name + '=' + otherwise);
        }
        return Integer.parseInt(given);
    }

    private static void box(UriInfo uri, Layer layer, List<Envelope> boxes, List<Expression> all) {
        String given = Requests.value(uri, "bbox");
        Srs srs =
                Srs.of(Requests.value(uri, "bbox-crs"), "bbox-crs", layer.city().city());
        if (given == null) {
            return;
        }
        String[] parts = given.split(",", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw badBox(given);
        }
        double[] n = new double[parts.length];
        for (int i = 0; i < n.length; i++) {
            if (!parts[i].strip().matches("[+-]?([0-9]{1,12}(\\.[0-9]{0,18})?|\\.[0-9]{1,18})([eE][+-]?[0-9]{1,2})?")) {
                throw badBox(given);
            }
            n[i] = Double.parseDouble(parts[i].strip());
        }
        int upper = n.length / 2;
        boolean turned = srs.latitudeFirst();
        double west = turned ? n[1] : n[0];
        double south = turned ? n[0] : n[1];
        double east = turned ? n[upper + 1] : n[upper];
        double north = turned ? n[upper] : n[upper + 1];
        if (south > north || west > east && !srs.crs().geographic()) {
            throw badBox(given);
        }
        if (!srs.crs().geographic()) {
            var box = new Expression.Box(west, south, Double.NaN, east, north, Double.NaN);
            Expression touched = new Expression.Spatial(
                    citiverse.standards.cql2.SpatialRelation.S_INTERSECTS, new Expression.Property("geometry"), box);
            if (layer.placed()) {
                all.add(FilterCrs.toCrs84(touched, srs.crs(), false));
            } else {
                all.add(new Expression.Flag(false));
            }
        } else if (west <= east) {
            boxes.add(new Envelope(west, east, south, north));
        } else {
            boxes.add(new Envelope(west, 180, south, north));
            boxes.add(new Envelope(-180, east, south, north));
        }
    }

    private static Problem badBox(String given) {
        return wrong(
                "bbox",
                "\"" + Requests.shown(given) + "\" is no box",
                "Write the lower corner before the upper one, four or six numbers with commas between");
    }

    /// An instant or interval of RFC 3339, as a predicate on the time for which features hold.
    private static Expression time(String given) {
        String[] ends = given.split("/", -1);
        if (ends.length > 2) {
            throw badTime(given);
        }
        String from = ends[0];
        String to = ends[ends.length - 1];
        boolean open = ends.length == 2;
        String text = "T_INTERSECTS(INTERVAL(valid_from,valid_to),INTERVAL('" + end(from, open, given) + "','"
                + end(to, open, given) + "'))";
        var parsed = (Expression.Temporal) Cql2Text.parse(text);
        return new Expression.Temporal(TemporalRelation.T_INTERSECTS, parsed.left(), parsed.right());
    }

    private static String end(String end, boolean open, String given) {
        if (open && (end.isEmpty() || end.equals(".."))) {
            return "..";
        }
        if (!end.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]{8,20}(Z|[+-][0-9]{2}:[0-9]{2}))?")) {
            throw badTime(given);
        }
        return end;
    }

    private static Problem badTime(String given) {
        return wrong(
                "datetime",
                '"' + Requests.shown(given) + "\" is no time",
                "Write an instant such as 2026-03-31T12:00:00Z, or an interval such as 2026-03-01/..");
    }

    private static Expression equal(Queryables.Queryable property, String value) {
        Expression literal =
                switch (property.kind()) {
                    case TEXT -> new Expression.Text(value);
                    case WHOLE, REAL -> {
                        if (!value.matches("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,3})?")) {
                            throw wrong(
                                    property.name(),
                                    '"' + Requests.shown(value) + "\" is no number",
                                    "The column holds numbers; use filter= for a comparison");
                        }
                        yield new Expression.Number(Double.parseDouble(value));
                    }
                    case FLAG -> {
                        if (!value.equals("true") && !value.equals("false")) {
                            throw wrong(
                                    property.name(),
                                    '"' + Requests.shown(value) + "\" is neither true nor false",
                                    "Write true or false");
                        }
                        yield new Expression.Flag(value.equals("true"));
                    }
                    case INSTANT, GEOMETRY -> throw new IllegalArgumentException("no parameter: " + property);
                };
        return new Expression.Compare(Expression.Comparison.EQUAL, new Expression.Property(property.name()), literal);
    }

    private static Optional<Expression> filter(UriInfo uri, Layer layer) {
        String language = Requests.value(uri, "filter-lang");
        if (language != null && !language.equals("cql2-text") && !language.equals("cql2-json")) {
            throw wrong(
                    "filter-lang",
                    "filters are not read in \"" + Requests.shown(language) + '"',
                    "Write cql2-text or cql2-json");
        }
        Srs srs = Srs.of(
                Requests.value(uri, "filter-crs"), "filter-crs", layer.city().city());
        String given = Requests.value(uri, "filter");
        if (given == null) {
            return Optional.empty();
        }
        Expression filter = "cql2-json".equals(language) ? Cql2Json.parse(given) : Cql2Text.parse(given);
        return Optional.of(FilterCrs.toCrs84(filter, srs.crs(), srs.latitudeFirst()));
    }
}
