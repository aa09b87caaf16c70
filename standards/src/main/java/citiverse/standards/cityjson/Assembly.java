package citiverse.standards.cityjson;

import citiverse.standards.Findings;
import citiverse.standards.solid.CityClass;
import citiverse.standards.solid.CityObject;
import citiverse.standards.solid.VertexPool;
import citiverse.twin.Problem;
import citiverse.twin.Validity;
import citiverse.twin.Value;
import citiverse.twin.solid.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Puts objects and their vertices together.
final class Assembly {
    /// Attribute in which a class of CityGML that CityJSON has no type for comes through CityJSON.
    static final String CITYGML_CLASS = "citygml_class";

    /// Attribute in which a vertical datum comes that the reference system of the document does not tell.
    static final String VERTICAL_DATUM = "vertical_datum";

    private final JsonSource source;
    private final DocumentHead head;
    private final CityObject.Grid grid;
    private final boolean latitudeFirst;
    private final FileVertices vertices;
    private final Findings findings;
    private final Map<String, CityObject.Grid> grids = new TreeMap<>();

    /// @param grid with longitude first
    /// @param latitudeFirst true where the vertices have it the other way round
    Assembly(
            JsonSource source,
            DocumentHead head,
            CityObject.Grid grid,
            boolean latitudeFirst,
            FileVertices vertices,
            Findings findings) {
        this.source = source;
        this.head = head;
        this.grid = grid;
        this.latitudeFirst = latitudeFirst;
        this.vertices = vertices;
        this.findings = findings;
    }

    /// The class of an object: its type, or what it was in CityGML.
    static String type(RawObject raw) {
        boolean generic = raw.type().equals("GenericCityObject");
        return generic
                        && raw.attributes().get(CITYGML_CLASS) instanceof Value.Text(String name)
                        && !CityClass.inCityJson(name)
                        && CityClass.known(name).isPresent()
                ? name
                : raw.type();
    }

    /// The attributes of an object without what stands for its class.
    static Map<String, Value> attributes(RawObject raw) {
        if (type(raw).equals(raw.type())) {
            return raw.attributes();
        }
        var others = new TreeMap<>(raw.attributes());
        others.remove(CITYGML_CLASS);
        return others;
    }

    /// The object, empty where its type is not read, which is noted.
    ///
    /// @param parent id of the object that it is a part of, empty where of none
    Optional<CityObject> build(RawObject raw, String parent) {
        Optional<String> type = CityClass.known(type(raw));
        if (type.isEmpty()) {
            findings.warn(
                    raw.type().startsWith("+")
                            ? "object of an extension passed over"
                            : "object of unknown type passed over",
                    raw.place());
            return Optional.empty();
        }
        var pool = new VertexPool();
        List<Shape> shapes = new ArrayList<>();
        for (RawGeometry geometry : raw.geometries()) {
            Shape shape = geometry.instance() ? instance(geometry, raw, pool) : plain(geometry, raw, pool);
            if (shape.indices().length > 0) {
                shapes.add(shape);
            } else {
                findings.warn("geometry left out: nothing is left of it", raw.place());
            }
        }
        if (raw.appearances() > 0) {
            findings.warn("materials and textures are not kept", raw.place());
        }
        Map<String, Value> attributes = attributes(raw);
        CityObject.Grid placed = grid;
        if (attributes.get(VERTICAL_DATUM) instanceof Value.Text(String datum)
                && grid.reference().verticalDatum().isEmpty()) {
            placed = grids.computeIfAbsent(
                    datum, told -> new CityObject.Grid(grid.reference().with(told), grid.scale(), grid.translate()));
            attributes = new TreeMap<>(attributes);
            attributes.remove(VERTICAL_DATUM);
        }
        return Optional.of(new CityObject(
                raw.id(),
                type.get(),
                attributes,
                parent,
                raw.group() ? raw.children() : List.of(),
                Validity.ALWAYS,
                placed,
                pool.toArray(),
                shapes,
                raw.place()));
    }

    private Shape plain(RawGeometry geometry, RawObject raw, VertexPool pool) {
        return geometry.shape(geometry.lod(), source, raw.place(), findings, index -> {
            if (index >= vertices.size()) {
                throw noVertex(raw.place(), index, vertices.size());
            }
            return number(pool, vertices.step(index, 0), vertices.step(index, 1), vertices.step(index, 2));
        });
    }

    private int number(VertexPool pool, int first, int second, int height) {
        return latitudeFirst ? pool.number(second, first, height) : pool.number(first, second, height);
    }

    private Problem noVertex(String place, int index, int count) {
        return Problem.user("CV-CITYJSON-006", "it names vertex " + index + ", but there are " + count)
                .in(source.file())
                .at(place)
                .remedy("The file is damaged or cut; fetch it again, or mend the object");
    }

    /// A template, turned and moved to its place.
    private Shape instance(RawGeometry geometry, RawObject raw, VertexPool pool) {
        String place = raw.place();
        if (geometry.template() < 0 || geometry.template() >= head.templates().size()) {
            throw source.wrong(place, "there is no geometry template " + geometry.template());
        }
        if (geometry.matrix() == null || geometry.boundaries().size() != 3) {
            throw source.wrong(place, "an instance needs a transformationMatrix and one vertex");
        }
        int anchor = geometry.boundaries().at(1);
        if (anchor < 0 || anchor >= vertices.size()) {
            throw noVertex(place, anchor, vertices.size());
        }
        RawGeometry template = head.templates().get(geometry.template());
        if (template.instance()) {
            throw source.wrong(place, "a geometry template is itself an instance");
        }
        double[] m = geometry.matrix();
        List<double[]> places = head.templateVertices();
        return template.shape(template.lod(), source, place, findings, index -> {
            if (index >= places.size()) {
                throw noVertex("template " + geometry.template(), index, places.size());
            }
            double[] p = places.get(index);
            int[] step = new int[3];
            for (int k = 0; k < 3; k++) {
                double moved = m[4 * k] * p[0] + m[4 * k + 1] * p[1] + m[4 * k + 2] * p[2] + m[4 * k + 3];
                double steps = Math.rint(moved / head.scale()[k]) + vertices.step(anchor, k);
                if (!(Math.abs(steps) < Integer.MAX_VALUE)) {
                    throw source.wrong(place, "its template is moved too far");
                }
                step[k] = (int) steps;
            }
            return number(pool, step[0], step[1], step[2]);
        });
    }
}
