package citiverse.standards.cityjson;

import citiverse.standards.Findings;
import citiverse.standards.solid.IntList;
import citiverse.standards.solid.ShapeBuilder;
import citiverse.twin.solid.Semantic;
import citiverse.twin.solid.Shape;
import java.util.List;

/// One geometry as it stands in a file: nested lists as a flat list of marks and numbers, since its members come in
/// any order and what the nesting means stands in the member `type`.
///
/// @param type its type, such as `Solid`
/// @param lod its level of detail, empty where it tells none
/// @param boundaries nested indices of vertices
/// @param semantics its semantic surfaces
/// @param values nested indices of semantics, empty where there are none
/// @param template index of its template, for a `GeometryInstance`
/// @param matrix 16 numbers row by row that place the template; null for others
record RawGeometry(
        String type,
        String lod,
        IntList boundaries,
        List<Semantic> semantics,
        IntList values,
        int template,
        double[] matrix) {
    static final int OPEN = -1;
    static final int CLOSE = -2;
    static final int NULL = -3;

    /// Gives vertices the numbers that they have in the form.
    @FunctionalInterface
    interface Numbering {
        int of(int index);
    }

    /// True where it stands for a template.
    boolean instance() {
        return type.equals("GeometryInstance");
    }

    /// The kind of a type of CityJSON, null where there is none such.
    static Shape.Kind kind(String type) {
        return switch (type) {
            case "MultiPoint" -> Shape.Kind.MULTI_POINT;
            case "MultiLineString" -> Shape.Kind.MULTI_LINE;
            case "MultiSurface" -> Shape.Kind.MULTI_SURFACE;
            case "CompositeSurface" -> Shape.Kind.COMPOSITE_SURFACE;
            case "Solid" -> Shape.Kind.SOLID;
            case "MultiSolid" -> Shape.Kind.MULTI_SOLID;
            case "CompositeSolid" -> Shape.Kind.COMPOSITE_SOLID;
            default -> null;
        };
    }

    /// Builds the shape.
    ///
    /// @param level its level of detail
    Shape shape(String level, JsonSource source, String place, Findings findings, Numbering numbering) {
        Shape.Kind kind = kind(type);
        if (kind == null) {
            throw source.wrong(place, "there is no geometry of type \"" + type + '"');
        }
        var walk = new Walk(this, kind, source, place, findings, numbering);
        walk.run();
        if (walk.builder.degenerate() > 0) {
            findings.warn("ring left out: it has fewer than three places", place + ", lod " + level);
        }
        return walk.builder.build(level, semantics);
    }

    /// Goes through boundaries and the values of semantics side by side.
    private static final class Walk {
        private final RawGeometry raw;
        private final Shape.Kind kind;
        private final JsonSource source;
        private final String place;
        private final Findings findings;
        private final Numbering numbering;
        private final ShapeBuilder builder;
        private final IntList ring = new IntList();
        private int at;
        private int value;
        private boolean fits;
        private boolean told;

        Walk(
                RawGeometry raw,
                Shape.Kind kind,
                JsonSource source,
                String place,
                Findings findings,
                Numbering numbering) {
            this.raw = raw;
            this.kind = kind;
            this.source = source;
            this.place = place;
            this.findings = findings;
            this.numbering = numbering;
            builder = new ShapeBuilder(kind);
            fits = raw.values.size() > 0 && kind.surfaces();
        }

        void run() {
            switch (kind) {
                case MULTI_POINT -> {
                    builder.solid();
                    builder.shell();
                    builder.surface(-1);
                    ring();
                }
                case MULTI_LINE -> {
                    builder.solid();
                    builder.shell();
                    open();
                    while (!closes()) {
                        builder.surface(-1);
                        ring();
                    }
                }
                case MULTI_SURFACE, COMPOSITE_SURFACE -> {
                    builder.solid();
                    builder.shell();
                    surfaces();
                }
                case SOLID -> {
                    builder.solid();
                    shells();
                }
                case MULTI_SOLID, COMPOSITE_SOLID -> {
                    open();
                    int inner = enter();
                    while (!closes()) {
                        builder.solid();
                        shells();
                    }
                    leave(inner);
                }
            }
            if (at != raw.boundaries.size()) {
                throw wrong();
            }
        }

        private void shells() {
            open();
            int inner = enter();
            while (!closes()) {
                builder.shell();
                surfaces();
            }
            leave(inner);
        }

        private void surfaces() {
            open();
            int inner = enter();
            while (!closes()) {
                builder.surface(meaning());
                open();
                while (!closes()) {
                    ring();
                }
            }
            leave(inner);
        }

        private void ring() {
            open();
            ring.clear();
            while (!closes()) {
                int index = raw.boundaries.at(at);
                if (index < 0) {
                    throw wrong();
                }
                ring.add(numbering.of(index));
                at++;
            }
            builder.ring(ring);
        }

        private void open() {
            if (at >= raw.boundaries.size() || raw.boundaries.at(at) != OPEN) {
                throw wrong();
            }
            at++;
        }

        private boolean closes() {
            if (at >= raw.boundaries.size()) {
                throw wrong();
            }
            if (raw.boundaries.at(at) == CLOSE) {
                at++;
                return true;
            }
            return false;
        }

        private citiverse.twin.Problem wrong() {
            return source.wrong(place, "its boundaries are not nested as those of a " + raw.type);
        }

        /// Steps into a list of values: 1 where it is there, 0 where a null stands for all of it.
        private int enter() {
            if (!fits || value >= raw.values.size()) {
                return misfit();
            }
            int mark = raw.values.at(value);
            if (mark == OPEN) {
                value++;
                return 1;
            }
            if (mark == NULL) {
                value++;
                fits = false;
                return 2;
            }
            return misfit();
        }

        private void leave(int entered) {
            if (entered == 2) {
                fits = true;
            } else if (entered == 1 && fits) {
                if (value < raw.values.size() && raw.values.at(value) == CLOSE) {
                    value++;
                } else {
                    misfit();
                }
            }
        }

        private int meaning() {
            if (!fits || value >= raw.values.size()) {
                misfit();
                return -1;
            }
            int mark = raw.values.at(value);
            if (mark == OPEN || mark == CLOSE) {
                misfit();
                return -1;
            }
            value++;
            if (mark >= raw.semantics.size()) {
                findings.warn("surface without a meaning: its semantics name one that is not there", place);
                return -1;
            }
            return mark == NULL ? -1 : mark;
        }

        private int misfit() {
            if (fits && !told) {
                findings.warn("semantics passed over from here on: they are not nested as the boundaries", place);
                told = true;
                fits = false;
            }
            return 0;
        }
    }
}
