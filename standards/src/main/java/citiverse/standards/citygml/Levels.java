package citiverse.standards.citygml;

import citiverse.standards.Findings;
import citiverse.standards.solid.IntList;
import citiverse.standards.solid.ShapeBuilder;
import citiverse.standards.solid.VertexPool;
import citiverse.twin.Problem;
import citiverse.twin.solid.Semantic;
import citiverse.twin.solid.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The geometries of one object by level of detail, and what their surfaces are.
final class Levels {
    /// What there is of one level.
    private static final class Level {
        private final List<List<List<Patch>>> solids = new ArrayList<>();
        private final List<Patch> loose = new ArrayList<>();
        private final List<Patch> themed = new ArrayList<>();
        private final List<double[]> lines = new ArrayList<>();
        private final List<double[]> points = new ArrayList<>();
        private boolean composite;
    }

    private final String file;
    private final String place;
    private final Grids grids;
    private final Findings findings;
    private final Map<String, Level> levels = new TreeMap<>();
    private final List<ThemedSurface> surfaces = new ArrayList<>();
    private final Map<Element, Integer> meaning = new IdentityHashMap<>();
    private final VertexPool pool = new VertexPool();
    private Grids.Grid grid;
    private String srsName;

    Levels(String file, String place, Grids grids, Findings findings) {
        this.file = file;
        this.place = place;
        this.grids = grids;
        this.findings = findings;
    }

    private Level level(String lod) {
        return levels.computeIfAbsent(lod, unused -> new Level());
    }

    /// Adds a surface that bounds the object and gives its number.
    int theme(ThemedSurface surface) {
        surfaces.add(surface);
        return surfaces.size() - 1;
    }

    void themed(String lod, List<Patch> patches, int surface) {
        level(lod).themed.addAll(patches);
        patches.forEach(patch -> meaning.put(patch.source(), surface));
    }

    /// @param composite true where the surfaces are a terrain, which is one connected surface
    void surfaces(String lod, List<Patch> patches, boolean composite) {
        level(lod).loose.addAll(patches);
        level(lod).composite |= composite;
    }

    void solids(String lod, List<List<List<Patch>>> solids) {
        level(lod).solids.addAll(solids);
    }

    void lines(String lod, List<double[]> lines) {
        level(lod).lines.addAll(lines);
    }

    void points(String lod, List<double[]> points) {
        level(lod).points.addAll(points);
    }

    /// Settles the reference system of what was added.
    ///
    /// @param property the property that holds the geometry
    void locate(Element property, double[] first) {
        if (first.length < 3) {
            return;
        }
        String name = grids.name(property);
        if (grid == null) {
            grid = grids.grid(name, first, place);
            srsName = name;
        } else if (!name.equals(srsName)) {
            Grids.Grid other = grids.grid(name, first, place);
            if (!other.steps()
                    .reference()
                    .toString()
                    .equals(grid.steps().reference().toString())) {
                findings.warn("geometries of one object in two reference systems, taken to be in the first", place);
            }
        }
    }

    /// The grid, null where there is no geometry.
    Grids.Grid grid() {
        return grid;
    }

    int[] vertices() {
        return pool.toArray();
    }

    /// Builds the shapes: at each level the solids first, then the surfaces that are not theirs.
    List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        levels.forEach((lod, level) -> {
            Map<Element, Boolean> used = new IdentityHashMap<>();
            if (!level.solids.isEmpty()) {
                boolean one = level.solids.size() == 1;
                add(shapes, lod, one ? Shape.Kind.SOLID : Shape.Kind.COMPOSITE_SOLID, level.solids, used);
            }
            List<Patch> rest = new ArrayList<>();
            for (Patch patch : level.loose) {
                if (used.put(patch.source(), true) == null) {
                    rest.add(patch);
                }
            }
            for (Patch patch : level.themed) {
                if (used.put(patch.source(), true) == null) {
                    rest.add(patch);
                }
            }
            if (!rest.isEmpty()) {
                Shape.Kind kind = level.composite ? Shape.Kind.COMPOSITE_SURFACE : Shape.Kind.MULTI_SURFACE;
                add(shapes, lod, kind, List.of(List.of(rest)), used);
            }
            if (!level.lines.isEmpty()) {
                var builder = begun(Shape.Kind.MULTI_LINE);
                for (double[] line : level.lines) {
                    builder.surface(-1);
                    builder.ring(numbers(line, false));
                }
                finish(shapes, builder, lod, List.of());
            }
            if (!level.points.isEmpty()) {
                var builder = begun(Shape.Kind.MULTI_POINT);
                builder.surface(-1);
                var all = new IntList();
                for (double[] point : level.points) {
                    IntList some = numbers(point, false);
                    for (int i = 0; i < some.size(); i++) {
                        all.add(some.at(i));
                    }
                }
                builder.ring(all);
                finish(shapes, builder, lod, List.of());
            }
        });
        return shapes;
    }

    private static ShapeBuilder begun(Shape.Kind kind) {
        var builder = new ShapeBuilder(kind);
        builder.solid();
        builder.shell();
        return builder;
    }

    private void add(
            List<Shape> shapes,
            String lod,
            Shape.Kind kind,
            List<List<List<Patch>>> solids,
            Map<Element, Boolean> used) {
        int[] number = new int[surfaces.size()];
        Arrays.fill(number, -1);
        List<Semantic> semantics = semantics(solids, number);
        var builder = new ShapeBuilder(kind);
        for (List<List<Patch>> solid : solids) {
            builder.solid();
            for (List<Patch> shell : solid) {
                builder.shell();
                for (Patch patch : shell) {
                    used.put(patch.source(), true);
                    Integer surface = meaning.get(patch.source());
                    builder.surface(surface == null ? -1 : number[surface]);
                    for (double[] ring : patch.rings()) {
                        builder.ring(numbers(ring, patch.reversed()));
                    }
                }
            }
        }
        finish(shapes, builder, lod, semantics);
    }

    /// The semantics of what is used, in the order of the surfaces.
    private List<Semantic> semantics(List<List<List<Patch>>> solids, int[] number) {
        for (List<List<Patch>> solid : solids) {
            for (List<Patch> shell : solid) {
                for (Patch patch : shell) {
                    Integer surface = meaning.get(patch.source());
                    for (int s = surface == null ? -1 : surface;
                            s >= 0;
                            s = surfaces.get(s).parent()) {
                        number[s] = 0;
                    }
                }
            }
        }
        int next = 0;
        for (int s = 0; s < number.length; s++) {
            number[s] = number[s] < 0 ? -1 : next++;
        }
        List<Semantic> semantics = new ArrayList<>();
        for (int s = 0; s < number.length; s++) {
            if (number[s] >= 0) {
                ThemedSurface surface = surfaces.get(s);
                int parent = surface.parent() < 0 ? -1 : number[surface.parent()];
                semantics.add(new Semantic(surface.type(), parent, surface.attributes()));
            }
        }
        return semantics;
    }

    private void finish(List<Shape> shapes, ShapeBuilder builder, String lod, List<Semantic> semantics) {
        if (builder.degenerate() > 0) {
            findings.warn("ring left out: it has fewer than three places", place + ", lod " + lod);
        }
        Shape shape = builder.build(lod, semantics);
        if (shape.indices().length > 0) {
            shapes.add(shape);
        }
    }

    private IntList numbers(double[] places, boolean reversed) {
        var numbers = new IntList();
        int count = places.length / 3;
        for (int i = 0; i < count; i++) {
            int from = 3 * (reversed ? count - 1 - i : i);
            numbers.add(pool.number(step(places, from, 0), step(places, from, 1), step(places, from, 2)));
        }
        return numbers;
    }

    private int step(double[] places, int from, int axis) {
        double step = grid.step(places, from, axis);
        if (!(Math.abs(step) < Integer.MAX_VALUE)) {
            throw Problem.user(
                            "CV-CITYGML-007",
                            "the place " + places[from] + ' ' + places[from + 1] + ' ' + places[from + 2]
                                    + " is too far from the others")
                    .in(file)
                    .at(place)
                    .remedy("Check it, and whether all of the file is in "
                            + grid.steps().reference());
        }
        return (int) step;
    }
}
