package citiverse.standards.mvt;

import citiverse.standards.protobuf.ProtoWriter;
import citiverse.standards.solid.IntList;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Collects the things of a layer and compiles them. Used once, by one thread.
public final class VectorLayerBuilder {
    /// Numbers of things stay below 2^53, which is as far as a script counts exactly.
    private static final long ID_MASK = (1L << 53) - 1;

    private static final int LONGEST_TEXT = 2_000;

    private final String name;
    private final int firstZoom;
    private final List<VectorLayer.Attribute> attributes;
    private final Map<Value, Integer> shared = new HashMap<>();
    private final ProtoWriter values = new ProtoWriter(1 << 12);
    private final ProtoWriter value = new ProtoWriter();
    private final IntList valueStart = new IntList();
    private final IntList partStart = new IntList();
    private final IntList placeStart = new IntList();
    private final IntList hole = new IntList();
    private final IntList x = new IntList();
    private final IntList y = new IntList();
    private final IntList tagStart = new IntList();
    private final IntList tags = new IntList();
    private final IntList boxes = new IntList();
    private long[] ids = new long[64];
    private byte[] kinds = new byte[64];
    private float[] sizes = new float[64];
    private byte[] fromZoom = new byte[64];
    private int count;
    private int leftOut;

    /// @param name of the layer
    /// @param firstZoom first zoom at which it is drawn
    /// @param attributes what is written of its things, where they have it
    public VectorLayerBuilder(String name, int firstZoom, List<VectorLayer.Attribute> attributes) {
        this.name = name;
        this.firstZoom = firstZoom;
        this.attributes = List.copyOf(attributes);
    }

    /// Adds a thing that is drawn from the first zoom of the layer on.
    public void add(String urn, Geometry shape, Properties properties) {
        add(urn, shape, properties, firstZoom);
    }

    /// Adds a thing. What cannot be drawn is counted and left out.
    ///
    /// @param urn its name
    /// @param shape in CRS84; null where it has none
    /// @param zoom first at which it is drawn
    public void add(String urn, Geometry shape, Properties properties, int zoom) {
        int parts = placeStart.size();
        int places = x.size();
        byte kind = shape == null ? 0 : draw(OnTheMap.of(shape));
        if (x.size() == places) {
            placeStart.cut(parts);
            hole.cut(parts);
            leftOut++;
            return;
        }
        room();
        partStart.add(parts);
        ids[count] = id(urn);
        kinds[count] = kind;
        fromZoom[count] = (byte) zoom;
        box(places);
        sizes[count] = size(kind, parts, ids[count]);
        count++;
        tagStart.add(tags.size());
        for (int k = 0; k < attributes.size(); k++) {
            String key = attributes.get(k).name();
            if (key.equals(VectorLayer.Attribute.URN)) {
                tag(k, write(Value.of(urn)));
            } else {
                Value told = properties.value(key).orElse(Value.missing());
                if (!(told instanceof Value.Missing) && !(told instanceof Value.Bytes)) {
                    tag(k, shared.computeIfAbsent(told, this::write));
                }
            }
        }
    }

    /// The number of a thing: FNV-1a of its name in 64 bits, folded to 53.
    public static long id(String urn) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < urn.length(); i++) {
            hash = (hash ^ urn.charAt(i)) * 0x100000001b3L;
        }
        return (hash ^ hash >>> 53) & ID_MASK;
    }

    private void room() {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            kinds = Arrays.copyOf(kinds, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
            fromZoom = Arrays.copyOf(fromZoom, 2 * count);
        }
    }

    private void tag(int key, int valueIndex) {
        tags.add(key);
        tags.add(valueIndex);
    }

    private int write(Value told) {
        value.cutTo(0);
        switch (told) {
            case Value.Text(String text) -> value.text(1, shortened(text));
            case Value.Real(double number) -> value.real(3, number);
            case Value.Whole(long number) -> {
                if (number < 0) {
                    value.zigzag(6, number);
                } else {
                    value.number(5, number);
                }
            }
            case Value.Flag(boolean set) -> value.number(7, set ? 1 : 0);
            case Value.Bytes bytes -> throw new IllegalArgumentException("packed content is not drawn: " + bytes);
            case Value.Missing missing -> throw new IllegalArgumentException("no value: " + missing);
        }
        valueStart.add(values.size());
        value.copyTo(values, 0, value.size());
        return valueStart.size() - 1;
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end) + "…";
    }

    private byte draw(Geometry shape) {
        int dimension = shape.getDimension();
        draw(shape, dimension);
        return (byte) (dimension + 1);
    }

    private void draw(Geometry shape, int dimension) {
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Geometry part = shape.getGeometryN(i);
            if (part.isEmpty() || part.getDimension() != dimension) {
                continue;
            }
            switch (part) {
                case Polygon polygon -> polygon(polygon);
                case LineString line -> part(line.getCoordinateSequence(), false, 0, 2);
                case Point point -> part(point.getCoordinateSequence(), false, 0, 1);
                default -> draw(part, dimension);
            }
        }
    }

    private void polygon(Polygon polygon) {
        if (part(polygon.getExteriorRing().getCoordinateSequence(), false, 1, 3)) {
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                part(polygon.getInteriorRingN(i).getCoordinateSequence(), true, -1, 3);
            }
        }
    }

    /// Adds a part and tells whether it is one.
    ///
    /// @param turn 1 for an outline, clockwise on a map; -1 for a hole; 0 for what has no inside
    private boolean part(CoordinateSequence places, boolean isHole, int turn, int least) {
        int from = x.size();
        int count = turn == 0 ? places.size() : places.size() - 1;
        boolean backwards = turn != 0 && area(places) * turn < 0;
        for (int k = 0; k < count; k++) {
            int i = backwards ? count - 1 - k : k;
            int px = Mercator.x(places.getX(i));
            int py = Mercator.y(places.getY(i));
            int size = x.size();
            if (size == from || px != x.at(size - 1) || py != y.at(size - 1)) {
                x.add(px);
                y.add(py);
            }
        }
        if (x.size() - from < least) {
            x.cut(from);
            y.cut(from);
            return false;
        }
        placeStart.add(from);
        hole.add(isHole ? 1 : 0);
        return true;
    }

    /// Twice the area, positive where it runs clockwise on a map with north up.
    private static double area(CoordinateSequence places) {
        double sum = 0;
        double x0 = places.getX(0);
        double y0 = places.getY(0);
        for (int i = 1; i < places.size(); i++) {
            sum += (places.getX(i) - x0) * (places.getY(i - 1) - y0)
                    - (places.getX(i - 1) - x0) * (places.getY(i) - y0);
        }
        return sum;
    }

    /// Length or root of the area, in steps. A thin area counts as a sixteenth of its box at least: a river is seen.
    private float size(byte kind, int firstPart, long id) {
        if (kind == VectorLayer.POINT) {
            return (id & 0xFF_FFFF) / (float) (1 << 24);
        }
        double sum = 0;
        for (int part = firstPart; part < placeStart.size(); part++) {
            int from = placeStart.at(part);
            int to = part + 1 < placeStart.size() ? placeStart.at(part + 1) : x.size();
            for (int i = from + 1; i < to; i++) {
                double dx = (double) x.at(i) - x.at(i - 1);
                double dy = (double) y.at(i) - y.at(i - 1);
                if (kind == VectorLayer.LINE) {
                    sum += Math.sqrt(dx * dx + dy * dy);
                } else {
                    sum += (((double) x.at(i - 1) - x.at(from)) * dy - ((double) y.at(i - 1) - y.at(from)) * dx) / 2;
                }
            }
        }
        if (kind == VectorLayer.LINE) {
            return (float) sum;
        }
        int last = boxes.size() - 4;
        double width = (double) boxes.at(last + 2) - boxes.at(last);
        double height = (double) boxes.at(last + 3) - boxes.at(last + 1);
        return (float) Math.sqrt(Math.max(width * height / 16, sum));
    }

    private void box(int from) {
        int west = Integer.MAX_VALUE;
        int north = Integer.MAX_VALUE;
        int east = Integer.MIN_VALUE;
        int south = Integer.MIN_VALUE;
        for (int i = from; i < x.size(); i++) {
            west = Math.min(west, x.at(i));
            east = Math.max(east, x.at(i));
            north = Math.min(north, y.at(i));
            south = Math.max(south, y.at(i));
        }
        boxes.add(west);
        boxes.add(north);
        boxes.add(east);
        boxes.add(south);
    }

    /// Compiles what was added.
    public VectorLayer build() {
        partStart.add(placeStart.size());
        placeStart.add(x.size());
        tagStart.add(tags.size());
        valueStart.add(values.size());
        boolean[] holes = new boolean[hole.size()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = hole.at(i) == 1;
        }
        var table = new VectorLayer.Table(
                Arrays.copyOf(ids, count),
                Arrays.copyOf(kinds, count),
                Arrays.copyOf(sizes, count),
                Arrays.copyOf(fromZoom, count),
                partStart.toArray(),
                placeStart.toArray(),
                holes,
                x.toArray(),
                y.toArray(),
                tagStart.toArray(),
                tags.toArray(),
                values.toBytes(),
                valueStart.toArray(),
                boxes.toArray());
        return new VectorLayer(name, firstZoom, attributes, table, leftOut);
    }
}
