package citiverse.standards.citygml;

import citiverse.standards.Findings;
import citiverse.twin.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes geometries of GML apart into patches, curves and points.
final class GmlGeometry {
    /// Links could lead in a circle.
    private static final int DEEPEST = 60;

    private final String file;
    private final Links links;
    private final Findings findings;

    GmlGeometry(String file, Links links, Findings findings) {
        this.file = file;
        this.links = links;
        this.findings = findings;
    }

    /// The patches of a surface or of several.
    ///
    /// @param place for messages
    List<Patch> patches(Element geometry, String place) {
        var patches = new ArrayList<Patch>();
        collect(geometry, false, patches, place, 0);
        return patches;
    }

    private void collect(Element geometry, boolean reversed, List<Patch> into, String place, int depth) {
        if (depth > DEEPEST) {
            throw Problem.user("CV-CITYGML-004", "geometries link to each other in a circle, or nest too deep")
                    .in(file)
                    .at(place + ", " + geometry)
                    .remedy("Mend the links there");
        }
        switch (geometry.name) {
            case "Polygon", "PolygonPatch", "Triangle", "Rectangle" -> {
                List<double[]> rings = rings(geometry, place);
                if (rings.isEmpty()) {
                    findings.warn("surface left out: it has no outer ring", place + ", " + geometry);
                } else {
                    into.add(new Patch(geometry, reversed, rings));
                }
            }
            case "OrientableSurface" -> {
                Element base = geometry.child("baseSurface");
                Element surface = base == null ? null : links.content(base, place);
                if (surface != null) {
                    collect(surface, reversed ^ geometry.orientation.equals("-"), into, place, depth + 1);
                }
            }
            case "MultiSurface",
                    "CompositeSurface",
                    "Shell",
                    "Surface",
                    "TriangulatedSurface",
                    "Tin",
                    "PolyhedralSurface",
                    "MultiGeometry",
                    "GeometricComplex",
                    "surfaceMembers",
                    "geometryMembers",
                    "patches",
                    "trianglePatches",
                    "polygonPatches",
                    "TexturedSurface" -> {
                boolean turned = reversed ^ geometry.orientation.equals("-");
                for (Element member : geometry.children) {
                    switch (member.name) {
                        case "surfaceMember", "geometryMember", "element", "baseSurface" -> {
                            Element surface = links.content(member, place);
                            if (surface != null) {
                                collect(surface, turned, into, place, depth + 1);
                            }
                        }
                        default -> {
                            if (member.ofGml() && !member.children.isEmpty()) {
                                collect(member, turned, into, place, depth + 1);
                            }
                        }
                    }
                }
            }
            case "Solid", "MultiSolid", "CompositeSolid" ->
                solids(geometry, place).forEach(solid -> solid.forEach(into::addAll));
            default -> {
                if (!geometry.name.equals("name") && !geometry.name.equals("description")) {
                    findings.warn("geometry of a kind that is not read passed over", place + ", " + geometry);
                }
            }
        }
    }

    /// The solids of a solid or of several: shells of patches.
    List<List<List<Patch>>> solids(Element geometry, String place) {
        List<List<List<Patch>>> solids = new ArrayList<>();
        solids(geometry, solids, place, 0);
        return solids;
    }

    private void solids(Element geometry, List<List<List<Patch>>> into, String place, int depth) {
        if (depth > DEEPEST) {
            throw Problem.user("CV-CITYGML-004", "solids link to each other in a circle, or nest too deep")
                    .in(file)
                    .at(place + ", " + geometry)
                    .remedy("Mend the links there");
        }
        if (geometry.name.equals("Solid")) {
            List<List<Patch>> shells = new ArrayList<>();
            for (Element side : geometry.children) {
                if (side.name.equals("exterior") || side.name.equals("interior")) {
                    Element shell = links.content(side, place);
                    if (shell != null) {
                        shells.add(patches(shell, place));
                    }
                }
            }
            into.add(shells);
            return;
        }
        for (Element member : geometry.children) {
            if (member.name.equals("solidMember")) {
                Element solid = links.content(member, place);
                if (solid != null) {
                    solids(solid, into, place, depth + 1);
                }
            } else if (member.name.equals("solidMembers")) {
                solids(member, into, place, depth + 1);
            } else if (member.name.endsWith("Solid")) {
                solids(member, into, place, depth + 1);
            }
        }
    }

    private List<double[]> rings(Element polygon, String place) {
        var rings = new ArrayList<double[]>();
        for (Element side : polygon.children) {
            boolean outer = side.name.equals("exterior") || side.name.equals("outerBoundaryIs");
            if (outer || side.name.equals("interior") || side.name.equals("innerBoundaryIs")) {
                Element ring = side.content();
                if (ring != null && (outer || !rings.isEmpty())) {
                    rings.add(places(ring, place));
                }
            }
        }
        return rings;
    }

    /// Lines of a curve or of several.
    List<double[]> lines(Element geometry, String place) {
        var lines = new ArrayList<double[]>();
        geometry.visit(element -> {
            if (element.name.equals("LineString") || element.name.equals("LineStringSegment")) {
                lines.add(places(element, place));
            }
        });
        return lines;
    }

    /// Points of a point or of several.
    List<double[]> points(Element geometry, String place) {
        var points = new ArrayList<double[]>();
        geometry.visit(element -> {
            if (element.name.equals("Point")) {
                points.add(places(element, place));
            }
        });
        return points;
    }

    /// The places of a ring, a line or a point, three numbers each.
    double[] places(Element holder, String place) {
        var numbers = new Numbers();
        holder.visit(element -> {
            switch (element.name) {
                case "posList", "pos" -> numbers.add(element, element.text, place);
                case "coordinates" -> numbers.add(element, element.text.replace(',', ' '), place);
                default -> {
                    // What holds them.
                }
            }
        });
        return numbers.places(holder, place);
    }

    /// Numbers of texts, and how many make a place.
    private final class Numbers {
        private double[] all = new double[15];
        private int count;
        private boolean flat;

        void add(Element element, String text, String place) {
            int before = count;
            int end = text.length();
            int at = 0;
            while (at < end) {
                while (at < end && text.charAt(at) <= ' ') {
                    at++;
                }
                int from = at;
                while (at < end && text.charAt(at) > ' ') {
                    at++;
                }
                if (at > from) {
                    if (count == all.length) {
                        all = Arrays.copyOf(all, 2 * count);
                    }
                    all[count++] = number(text.substring(from, at), element, place);
                }
            }
            String told = dimension(element);
            flat |= told.equals("2") || told.isEmpty() && element.name.equals("pos") && count - before == 2;
        }

        private static String dimension(Element element) {
            for (Element e = element; e != null; e = e.parent) {
                if (!e.srsDimension.isEmpty()) {
                    return e.srsDimension;
                }
            }
            return "";
        }

        double[] places(Element holder, String place) {
            if (flat) {
                findings.warn("heights are missing and taken as 0", place + ", " + holder);
                double[] high = new double[count / 2 * 3];
                for (int i = 0; i < count / 2; i++) {
                    high[3 * i] = all[2 * i];
                    high[3 * i + 1] = all[2 * i + 1];
                }
                count = high.length;
                all = high;
            }
            if (count % 3 != 0) {
                throw Problem.user("CV-CITYGML-007", "its " + count + " coordinates are not three for each place")
                        .in(file)
                        .at(place + ", " + holder)
                        .remedy("Mend the list there");
            }
            return Arrays.copyOf(all, count);
        }
    }

    private double number(String text, Element element, String place) {
        double number;
        try {
            char last = text.charAt(text.length() - 1);
            number = last >= '0' && last <= '9' || last == '.' ? Double.parseDouble(text) : Double.NaN;
        } catch (NumberFormatException notOne) {
            number = Double.NaN;
        }
        if (!Double.isFinite(number)) {
            String shown = text.length() > 40 ? text.substring(0, 40) + '…' : text;
            throw Problem.user("CV-CITYGML-007", "\"" + shown + "\" is no coordinate")
                    .in(file)
                    .at(place + ", " + element)
                    .remedy("Mend it there");
        }
        return number;
    }

    /// Numbers of a text, such as a matrix.
    double[] numbers(Element element, String place) {
        var numbers = new Numbers();
        numbers.add(element, element.text, place);
        return Arrays.copyOf(numbers.all, numbers.count);
    }
}
