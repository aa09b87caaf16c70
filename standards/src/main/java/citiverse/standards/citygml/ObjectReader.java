package citiverse.standards.citygml;

import citiverse.standards.Findings;
import citiverse.standards.solid.CityClass;
import citiverse.standards.solid.CityObject;
import citiverse.standards.solid.SpatialReference;
import citiverse.twin.Validity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes a top-level object apart into the object and its parts, with their surfaces and attributes.
final class ObjectReader {
    /// What is done with a Dynamizer.
    @FunctionalInterface
    interface DynamizerVisitor {
        /// @param owner class and id of the object that it belongs to
        void dynamizer(Element dynamizer, String ownerClass, String owner);
    }

    private final String file;
    private final Links links;
    private final Grids grids;
    private final GmlGeometry geometry;
    private final Findings findings;
    private final Validities validities;
    private final DynamizerVisitor dynamizers;
    private final boolean shapes;
    private final Map<String, Integer> unnamed = new HashMap<>();
    private List<CityObject> family = new ArrayList<>();
    private String memberId = "";

    /// @param shapes false where geometries are passed over
    ObjectReader(
            String file,
            Links links,
            Grids grids,
            Findings findings,
            Validities validities,
            DynamizerVisitor dynamizers,
            boolean shapes) {
        this.file = file;
        this.links = links;
        this.grids = grids;
        this.findings = findings;
        this.validities = validities;
        this.dynamizers = dynamizers;
        this.shapes = shapes;
        geometry = new GmlGeometry(file, links, findings);
    }

    /// The object and its parts; none where its class is not one that is read.
    ///
    /// @param number of the object in the file, for one without an id
    List<CityObject> family(Element object, long number) {
        family = new ArrayList<>();
        memberId = object.id.isEmpty() ? "member-" + number : object.id;
        unnamed.clear();
        String type = known(object);
        if (type.isEmpty()) {
            findings.warn(
                    object.ofCityGml() ? "object of a class that is not read" : "object of an extension passed over",
                    object.toString());
            return family;
        }
        object(object, type, "");
        return family;
    }

    private static String known(Element element) {
        return element.ofCityGml() ? CityClass.known(element.name).orElse("") : "";
    }

    private void object(Element element, String type, String parent) {
        String id = element.id;
        if (id.isEmpty()) {
            id = parent.isEmpty()
                    ? memberId
                    : memberId + '~' + CityClass.layer(type) + '-' + unnamed.merge(type, 1, Integer::sum);
            findings.warn("without an id: it gets one by its order in the file", type + ' ' + id);
        }
        String place = type + ' ' + id;
        var levels = new Levels(file, place, grids, findings);
        var attributes = new GmlAttributes(place, findings);
        List<String> members = new ArrayList<>();
        int slot = family.size();
        family.add(null);
        for (Element property : element.children) {
            property(property, id, type, place, levels, attributes, members);
        }
        var made = shapes ? levels.shapes() : List.<citiverse.twin.solid.Shape>of();
        var grid = levels.grid() == null
                ? new CityObject.Grid(SpatialReference.of("CRS84", ""), new double[] {1, 1, 1}, new double[3])
                : levels.grid().steps();
        Validity validity = validities.of(element);
        family.set(
                slot,
                new CityObject(
                        id,
                        type,
                        attributes.all(),
                        parent,
                        members,
                        validity,
                        grid,
                        levels.vertices(),
                        made,
                        place + " (line " + element.line + ')'));
    }

    private void property(
            Element property,
            String id,
            String type,
            String place,
            Levels levels,
            GmlAttributes attributes,
            List<String> members) {
        if (!property.ofCityGml() && !property.ofGml()) {
            findings.warn("property of an extension passed over", place + ", " + property.name);
            return;
        }
        if (!property.lod().isEmpty() && property.ofCityGml()) {
            if (shapes) {
                geometry(property, place, levels, -1);
            }
            return;
        }
        switch (property.name) {
            case "appearance" -> findings.warn("materials and textures are not kept", place);
            case "dynamizer" -> {
                for (Element dynamizer : property.children) {
                    dynamizers.dynamizer(dynamizer, type, id);
                }
            }
            case "tin" -> {
                if (shapes) {
                    tin(property, place, levels);
                }
            }
            case "groupMember" -> {
                Element member = property.content();
                members.add(member == null ? property.target() : member.id);
                nested(property, id, type, place, levels, attributes);
            }
            default -> nested(property, id, type, place, levels, attributes);
        }
    }

    /// A property that holds an object, a surface, or an attribute.
    private void nested(
            Element property, String id, String type, String place, Levels levels, GmlAttributes attributes) {
        Element content = property.content();
        if (content == null || property.ofGml()) {
            attributes.take(property);
            return;
        }
        boolean other = false;
        for (Element child : property.children) {
            Optional<String> surface = ThemedSurface.type(child);
            if (surface.isPresent()) {
                surface(child, surface.get(), -1, new Owner(type, id, place, levels));
            } else if (!known(child).isEmpty()) {
                object(child, known(child), id);
            } else {
                other = true;
            }
        }
        if (other && !attributes.take(property)) {
            findings.warn("property passed over", place + ", " + property.name);
        }
    }

    /// The object that a surface bounds.
    private record Owner(String type, String id, String place, Levels levels) {}

    private void surface(Element element, String surfaceType, int parent, Owner owner) {
        String place = owner.place();
        Levels levels = owner.levels();
        var attributes = new GmlAttributes(place, findings);
        List<Element> geometries = new ArrayList<>();
        List<Element> openings = new ArrayList<>();
        if (!element.id.isEmpty()) {
            attributes.put("id", citiverse.twin.Value.of(element.id));
        }
        for (Element property : element.children) {
            boolean opening = property.children.stream()
                    .anyMatch(child -> ThemedSurface.type(child).isPresent());
            if (!property.lod().isEmpty()) {
                geometries.add(property);
            } else if (opening) {
                openings.add(property);
            } else if (property.name.equals("dynamizer")) {
                property.children.forEach(dynamizer -> dynamizers.dynamizer(dynamizer, owner.type(), owner.id()));
            } else if (property.ofCityGml() && !property.name.equals("appearance") || property.ofGml()) {
                attributes.take(property);
            }
        }
        int number = levels.theme(new ThemedSurface(surfaceType, parent, attributes.json()));
        if (shapes) {
            geometries.forEach(property -> geometry(property, place, levels, number));
        }
        for (Element property : openings) {
            for (Element child : property.children) {
                ThemedSurface.type(child).ifPresent(opening -> surface(child, opening, number, owner));
            }
        }
    }

    /// Takes a geometry of an object or of one of its surfaces.
    ///
    /// @param surface number of the surface, -1 for the object itself
    private void geometry(Element property, String place, Levels levels, int surface) {
        String lod = property.lod();
        if (property.name.endsWith("TerrainIntersection")) {
            findings.warn("terrain intersection curve passed over", place);
            return;
        }
        if (property.name.endsWith("ImplicitRepresentation")) {
            implicit(property, place, levels, surface);
            return;
        }
        Element held = links.content(property, place);
        if (held != null) {
            add(property, held, lod, place, levels, surface, places -> places);
        }
    }

    /// Moves places of a template to where they are.
    @FunctionalInterface
    private interface Move {
        double[] moved(double[] places);
    }

    private void add(Element property, Element held, String lod, String place, Levels levels, int surface, Move move) {
        switch (held.name) {
            case "Solid", "MultiSolid", "CompositeSolid" -> {
                var solids = new ArrayList<List<List<Patch>>>();
                for (List<List<Patch>> solid : geometry.solids(held, place)) {
                    solids.add(solid.stream()
                            .map(shell -> moved(property, shell, levels, move))
                            .toList());
                }
                levels.solids(lod, solids);
                if (surface >= 0) {
                    solids.forEach(solid -> solid.forEach(shell -> levels.themed(lod, shell, surface)));
                }
            }
            case "MultiCurve", "LineString", "CompositeCurve", "Curve", "OrientableCurve" ->
                levels.lines(lod, moved(property, geometry.lines(held, place), levels, move, 6));
            case "Point", "MultiPoint" ->
                levels.points(lod, moved(property, geometry.points(held, place), levels, move, 3));
            default -> {
                List<Patch> patches = moved(property, geometry.patches(held, place), levels, move);
                if (surface >= 0) {
                    levels.themed(lod, patches, surface);
                } else {
                    levels.surfaces(lod, patches, false);
                }
            }
        }
    }

    private static List<double[]> moved(Element property, List<double[]> places, Levels levels, Move move, int fewest) {
        List<double[]> all = new ArrayList<>();
        for (double[] some : places) {
            if (some.length >= fewest) {
                double[] there = move.moved(some);
                levels.locate(property, there);
                all.add(there);
            }
        }
        return all;
    }

    private static List<Patch> moved(Element property, List<Patch> patches, Levels levels, Move move) {
        List<Patch> all = new ArrayList<>();
        for (Patch patch : patches) {
            List<double[]> rings = patch.rings().stream().map(move::moved).toList();
            rings.forEach(ring -> levels.locate(property, ring));
            if (rings.getFirst().length >= 9) {
                all.add(new Patch(patch.source(), patch.reversed(), rings));
            }
        }
        return all;
    }

    private void tin(Element property, String place, Levels levels) {
        Element held = links.content(property, place);
        if (held == null) {
            return;
        }
        String lod = property.parent == null ? "" : property.parent.textOf("lod");
        List<Patch> patches = moved(property, geometry.patches(held, place), levels, places -> places);
        levels.surfaces(lod.matches("[0-4]") ? lod : "", patches, true);
    }

    /// A template in this file: its own places, times a matrix, beside a reference point.
    private void implicit(Element property, String place, Levels levels, int surface) {
        Element holder = links.content(property, place);
        Element template = null;
        for (Element child : holder == null ? List.<Element>of() : holder.children) {
            if (child.name.equals("relativeGMLGeometry") || child.name.equals("relativeGeometry")) {
                template = links.content(child, place);
            }
        }
        Element matrix = holder == null ? null : holder.child("transformationMatrix");
        Element reference = holder == null ? null : holder.child("referencePoint");
        if (template == null || reference == null) {
            findings.warn("implicit geometry passed over: its template is not in the file", place);
            return;
        }
        double[] m = matrix == null ? IDENTITY : geometry.numbers(matrix, place);
        double[] p = geometry.places(reference, place);
        if (m.length != 16 || p.length != 3) {
            findings.warn("implicit geometry passed over: it has no matrix of 16 numbers or no point", place);
            return;
        }
        add(property, template, property.lod(), place, levels, surface, places -> {
            double[] there = new double[places.length];
            for (int i = 0; i < places.length; i += 3) {
                for (int k = 0; k < 3; k++) {
                    there[i + k] = m[4 * k] * places[i]
                            + m[4 * k + 1] * places[i + 1]
                            + m[4 * k + 2] * places[i + 2]
                            + m[4 * k + 3]
                            + p[k];
                }
            }
            return there;
        });
    }

    private static final double[] IDENTITY = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
}
