package citiverse.standards.citygml;

import citiverse.standards.Findings;
import citiverse.standards.solid.CityObject;
import citiverse.standards.solid.SpatialReference;
import citiverse.twin.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The reference systems that a file names, and the grid of each onto which its coordinates are put.
final class Grids {
    private static final double MILLIMETRE = 1e-3;
    /// A millimetre in degrees.
    private static final double DEGREE_STEP = 1e-8;
    /// Grids begin at whole kilometres, or at whole degrees, below the first place.
    private static final double ROUND = 1_000;

    private static final int MOST_SYSTEMS = 100;

    /// A grid, and whether the file has latitude first.
    record Grid(CityObject.Grid steps, boolean latitudeFirst) {
        /// The step of a coordinate of a place as the file has it.
        ///
        /// @param axis 0 for x, 1 for y, 2 for z of the grid
        double step(double[] places, int from, int axis) {
            int at = latitudeFirst && axis < 2 ? 1 - axis : axis;
            return Math.rint((places[from + at] - steps.translate()[axis]) / steps.scale()[axis]);
        }
    }

    private final String file;
    private final String told;
    private final String datum;
    private final Findings findings;
    private final Map<String, Grid> grids = new HashMap<>();
    private final Map<String, SpatialReference> references = new HashMap<>();
    private final Set<String> named = new TreeSet<>();
    private String ofModel = "";
    private String firstDatum;

    /// @param told reference system of a file that names none; empty where not told
    Grids(String file, String told, String datum, Findings findings) {
        this.file = file;
        this.told = told;
        this.datum = datum;
        this.findings = findings;
    }

    /// Notes which systems are named anywhere in an object, and what the envelope of the model names.
    void learn(Element root, Element member) {
        if (member.name.equals("boundedBy")) {
            model(root, member);
        }
        notice(member);
    }

    private void notice(Element element) {
        if (!element.srsName.isEmpty() && named.size() < 2) {
            named.add(element.srsName);
        }
        for (Element child : element.children) {
            if (!child.name.equals("address")) {
                notice(child);
            }
        }
    }

    /// Takes over what was learnt: a system that is the only one named in the file holds for objects that name none.
    void recall(Grids learnt) {
        ofModel = learnt.ofModel;
        if (ofModel.isEmpty() && told.isEmpty() && learnt.named.size() == 1) {
            ofModel = learnt.named.iterator().next();
            findings.warn("reference system is that of some of its objects: the model names none", ofModel);
        }
    }

    /// Notes what the envelope of the model names.
    private void model(Element root, Element boundedBy) {
        String name = envelope(boundedBy);
        ofModel = !name.isEmpty() ? name : root.srsName.isEmpty() ? ofModel : root.srsName;
    }

    private static String envelope(Element boundedBy) {
        Element box = boundedBy.content();
        return box == null ? "" : box.srsName;
    }

    /// The name that holds for a property: told in it, else around it, else by the model.
    String name(Element property) {
        String[] inside = {""};
        property.visit(element -> {
            if (inside[0].isEmpty()) {
                inside[0] = element.srsName;
            }
        });
        if (!inside[0].isEmpty()) {
            return inside[0];
        }
        for (Element around = property.parent; around != null; around = around.parent) {
            if (!around.srsName.isEmpty()) {
                return around.srsName;
            }
            Element box = around.child("boundedBy");
            if (box != null && box.ofGml() && !envelope(box).isEmpty()) {
                return envelope(box);
            }
        }
        return ofModel;
    }

    /// The grid of a name.
    ///
    /// @param first a place in it, as the file has it
    /// @param place for messages
    /// @throws Problem `CV-CITYGML-005` where nobody names a reference system, `CV-CRS-001` where it is not known
    Grid grid(String name, double[] first, String place) {
        Grid known = grids.get(name);
        if (known != null) {
            return known;
        }
        if (grids.size() >= MOST_SYSTEMS) {
            throw Problem.user("CV-CITYGML-004", "it names more than " + MOST_SYSTEMS + " reference systems")
                    .in(file)
                    .at(place)
                    .remedy("Give one file for each reference system");
        }
        SpatialReference reference = reference(name, place);
        boolean latitudeFirst = reference.latitudeFirst(first[0], first[1]);
        double x = first[latitudeFirst ? 1 : 0];
        double y = first[latitudeFirst ? 0 : 1];
        boolean degrees = reference.geographic();
        double step = degrees ? DEGREE_STEP : MILLIMETRE;
        double round = degrees ? 1 : ROUND;
        var grid = new Grid(
                new CityObject.Grid(reference, new double[] {step, step, MILLIMETRE}, new double[] {
                    Math.floor(x / round) * round, Math.floor(y / round) * round, 0
                }),
                latitudeFirst);
        grids.put(name, grid);
        if (firstDatum == null) {
            firstDatum = reference.verticalDatum();
        } else if (!firstDatum.equals(reference.verticalDatum())) {
            findings.warn(
                    "heights of another vertical datum: " + datum(reference.verticalDatum()) + " beside "
                            + datum(firstDatum),
                    place);
        }
        if (!reference.metric()) {
            findings.warn("heights are taken to be in metres, though x and y are not", place);
        }
        return grid;
    }

    private static String datum(String vertical) {
        return vertical.isEmpty() ? "one that is not told" : vertical;
    }

    private SpatialReference reference(String name, String place) {
        SpatialReference known = references.get(name);
        if (known != null) {
            return known;
        }
        if (name.isEmpty() && told.isEmpty()) {
            throw Problem.user("CV-CITYGML-005", "it does not name its reference system")
                    .in(file)
                    .at(place)
                    .remedy("Ask the publisher and tell it: import --crs EPSG:<code>, or crs: in the city file");
        }
        SpatialReference made;
        try {
            made = SpatialReference.of(name.isEmpty() ? told : name, datum);
        } catch (Problem unknown) {
            if (name.isEmpty() || told.isEmpty()) {
                throw unknown.in(file)
                        .at(place)
                        .remedy("Tell which it is: import --crs EPSG:<code>, or crs: in the city file");
            }
            made = SpatialReference.of(told, datum);
            findings.warn("reference system taken as told: that of the file is not known", place + ", " + name);
        }
        references.put(name, made);
        return made;
    }
}
