package citiverse.standards.mvt;

import citiverse.standards.protobuf.ProtoWriter;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Polygon;

/// Draws things as commands of a tile (clause 4.3): MoveTo, LineTo and ClosePath, each place as the difference to the
/// one before.
final class Pen {
    private static final int MOVE_TO = 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = 7;
    /// Rings of more places than this are checked by a sweep instead of edge against edge.
    private static final int SHORT_RING = 48;

    private final VectorLayer.Table table;
    private final ProtoWriter out;
    private final long west;
    private final long north;
    private final double unitsPerStep;
    private final double tolerance;
    private final Places places = new Places();
    private final Cut cut = new Cut();
    private long atX;
    private long atY;

    Pen(VectorLayer.Table table, TileAddress tile, ProtoWriter out) {
        this.table = table;
        this.out = out;
        west = tile.west();
        north = tile.north();
        unitsPerStep = tile.unitsPerStep();
        tolerance = tile.zoom() < 12 ? 4 : tile.zoom() < 15 ? 2 : 0;
    }

    /// Writes the commands of a thing; nothing where nothing of it is left.
    void draw(int thing) {
        atX = 0;
        atY = 0;
        int from = table.partStart()[thing];
        int to = table.partStart()[thing + 1];
        switch (table.kinds()[thing]) {
            case VectorLayer.POINT -> points(from, to);
            case VectorLayer.LINE -> lines(from, to);
            default -> areas(from, to);
        }
    }

    private void load(int part) {
        places.clear();
        for (int i = table.placeStart()[part]; i < table.placeStart()[part + 1]; i++) {
            places.add((table.x()[i] - west) * unitsPerStep, (table.y()[i] - north) * unitsPerStep);
        }
    }

    private void points(int from, int to) {
        var within = new Places();
        for (int part = from; part < to; part++) {
            load(part);
            if (Cut.inside(places)) {
                within.add(Math.floor(places.x[0] + 0.5), Math.floor(places.y[0] + 0.5));
            }
        }
        if (within.size > 0) {
            command(MOVE_TO, within.size);
            for (int i = 0; i < within.size; i++) {
                place(within, i);
            }
        }
    }

    private void lines(int from, int to) {
        for (int part = from; part < to; part++) {
            load(part);
            if (tolerance > 0) {
                cut.thin(places, tolerance, false);
            }
            if (Cut.inside(places)) {
                line(places);
            } else {
                cut.line(places, this::line);
            }
        }
    }

    private void line(Places line) {
        line.snap(false);
        if (line.size >= 2) {
            command(MOVE_TO, 1);
            place(line, 0);
            command(LINE_TO, line.size - 1);
            for (int i = 1; i < line.size; i++) {
                place(line, i);
            }
        }
    }

    private void areas(int from, int to) {
        if (to - from == 1) {
            shape(from);
            if (places.size < 3) {
                return;
            }
            if (places.size <= SHORT_RING && places.doubleArea() > 0 && places.isSimpleRing()) {
                ring();
                return;
            }
        }
        List<Areas.Ring> rings = new ArrayList<>();
        boolean outside = true;
        for (int part = from; part < to; part++) {
            boolean hole = table.hole()[part];
            if (hole && outside) {
                continue;
            }
            shape(part);
            boolean collapsed = places.size < 3;
            if (!hole) {
                outside = collapsed;
            }
            if (!collapsed) {
                rings.add(Areas.ring(places, hole));
            }
        }
        if (rings.isEmpty()) {
            return;
        }
        List<Polygon> drawn = Areas.valid(rings);
        if (drawn.isEmpty()) {
            drawn = Areas.mended(whole(from, to));
        }
        drawn.forEach(this::polygon);
    }

    /// A ring as it is to be drawn: thinned, cut, snapped, without what is in line.
    private void shape(int part) {
        load(part);
        if (tolerance > 0) {
            cut.thin(places, tolerance, true);
        }
        if (!Cut.inside(places)) {
            cut.ring(places);
        }
        places.snap(true);
        places.straighten();
    }

    private List<Areas.Ring> whole(int from, int to) {
        List<Areas.Ring> rings = new ArrayList<>();
        for (int part = from; part < to; part++) {
            load(part);
            rings.add(Areas.ring(places, table.hole()[part]));
        }
        return rings;
    }

    private void polygon(Polygon polygon) {
        Areas.load(polygon.getExteriorRing(), places);
        if (places.size < 3 || places.doubleArea() == 0) {
            return;
        }
        orient(true);
        ring();
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            Areas.load(polygon.getInteriorRingN(i), places);
            if (places.size >= 3 && places.doubleArea() != 0) {
                orient(false);
                ring();
            }
        }
    }

    private void orient(boolean outer) {
        if (places.doubleArea() > 0 != outer) {
            places.reverse();
        }
    }

    private void ring() {
        command(MOVE_TO, 1);
        place(places, 0);
        command(LINE_TO, places.size - 1);
        for (int i = 1; i < places.size; i++) {
            place(places, i);
        }
        command(CLOSE_PATH, 1);
    }

    private void command(int id, int count) {
        out.packed((long) count << 3 | id);
    }

    private void place(Places run, int i) {
        long x = (long) run.x[i];
        long y = (long) run.y[i];
        out.packedZigzag(x - atX);
        out.packedZigzag(y - atY);
        atX = x;
        atY = y;
    }
}
