package citiverse.standards.mvt;

import citiverse.standards.protobuf.ProtoWriter;
import citiverse.standards.solid.IntList;
import java.util.Arrays;

/// One layer in one tile: which things are drawn, their geometry, and the message of it all.
final class LayerDrawing {
    /// No more things than this are looked at closely: as many as fit into a tile of half a megabyte at 20 bytes each.
    private static final int MOST_THINGS = 25_000;

    private static final int VERSION = 2;

    private final VectorLayer layer;
    private final VectorLayer.Table table;
    private final TileAddress tile;
    private final ProtoWriter geometry = new ProtoWriter(1 << 14);
    private final IntList chosen = new IntList();
    private final IntList geometryEnd = new IntList();
    private final int[] localKey;
    private final int[] localValue;
    private final IntList keys = new IntList();
    private final IntList values = new IntList();
    private final ProtoWriter features = new ProtoWriter(1 << 14);
    private final ProtoWriter tags = new ProtoWriter();
    private ProtoWriter message = new ProtoWriter();
    private int written;
    private int tooSmall;
    private int beyondMost;

    LayerDrawing(VectorLayer layer, TileAddress tile) {
        this.layer = layer;
        this.tile = tile;
        table = layer.table();
        localKey = new int[layer.attributes().size()];
        localValue = new int[table.valueStart().length];
        draw(candidates());
    }

    /// Things that lie here and can be seen, by number; the largest where there are too many.
    private int[] candidates() {
        double unitsPerStep = tile.unitsPerStep();
        long margin = (long) Math.ceil((Cut.BUFFER + 1) / unitsPerStep);
        long side = 1L << 32 - tile.zoom();
        double least = VectorLayer.LEAST_UNITS / unitsPerStep;
        var found = new IntList();
        int[] small = {0};
        layer.visit(
                tile.west() - margin,
                tile.north() - margin,
                tile.west() + side + margin,
                tile.north() + side + margin,
                thing -> {
                    if (table.fromZoom()[thing] > tile.zoom()) {
                        return;
                    }
                    if (table.kinds()[thing] == VectorLayer.POINT || table.sizes()[thing] >= least) {
                        found.add(thing);
                    } else {
                        small[0]++;
                    }
                });
        tooSmall = small[0];
        int[] things = found.toArray();
        if (things.length > MOST_THINGS) {
            beyondMost = things.length - MOST_THINGS;
            things = Arrays.copyOf(bySize(things), MOST_THINGS);
        }
        Arrays.sort(things);
        return things;
    }

    /// Sizes are not negative, so that their bits are ordered as they are; of equals the lower number is first.
    private int[] bySize(int[] things) {
        long[] order = new long[things.length];
        for (int i = 0; i < things.length; i++) {
            long size = Float.floatToIntBits(table.sizes()[things[i]]);
            order[i] = (Integer.MAX_VALUE - size) << 32 | things[i];
        }
        Arrays.sort(order);
        int[] sorted = new int[things.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = (int) order[i];
        }
        return sorted;
    }

    private void draw(int[] things) {
        var pen = new Pen(table, tile, geometry);
        for (int thing : things) {
            int before = geometry.size();
            pen.draw(thing);
            if (geometry.size() > before) {
                chosen.add(thing);
                geometryEnd.add(geometry.size());
            }
        }
    }

    /// Writes the message of the layer within so many bytes: all things by their number, or else the largest.
    void write(int mostBytes) {
        int[] things = chosen.toArray();
        if (!fill(things, mostBytes)) {
            fill(bySize(things), mostBytes);
        }
        message = new ProtoWriter(features.size() + 64);
        if (written == 0) {
            return;
        }
        message.text(1, layer.name());
        features.copyTo(message, 0, features.size());
        for (int k = 0; k < keys.size(); k++) {
            message.bytes(3, layer.key(keys.at(k)));
        }
        for (int v = 0; v < values.size(); v++) {
            int from = table.valueStart()[values.at(v)];
            message.bytes(4, table.values(), from, table.valueStart()[values.at(v) + 1] - from);
        }
        message.number(5, Cut.EXTENT);
        message.number(15, VERSION);
    }

    /// Writes things in an order as long as they fit, and tells whether all did.
    private boolean fill(int[] things, int mostBytes) {
        features.cutTo(0);
        Arrays.fill(localKey, 0);
        Arrays.fill(localValue, 0);
        keys.clear();
        values.clear();
        written = 0;
        // Name, extent and version.
        int tables = layer.name().length() * 3 + 16;
        int[] all = chosen.toArray();
        for (int thing : things) {
            int place = features.size();
            int valuesBefore = values.size();
            tables += feature(thing, Arrays.binarySearch(all, thing));
            if (features.size() + tables > mostBytes) {
                features.cutTo(place);
                values.cut(valuesBefore);
                return false;
            }
            written++;
        }
        return true;
    }

    /// Writes a thing, and gives the bytes by which the tables of keys and values grow.
    private int feature(int thing, int place) {
        int grown = 0;
        tags.cutTo(0);
        for (int t = table.tagStart()[thing]; t < table.tagStart()[thing + 1]; t += 2) {
            int key = table.tags()[t];
            int value = table.tags()[t + 1];
            if (tile.zoom() < layer.attributes().get(key).fromZoom()) {
                continue;
            }
            if (localKey[key] == 0) {
                keys.add(key);
                localKey[key] = keys.size();
                grown += framed(layer.key(key).length);
            }
            if (localValue[value] == 0) {
                values.add(value);
                localValue[value] = values.size();
                grown += framed(table.valueStart()[value + 1] - table.valueStart()[value]);
            }
            tags.packed(localKey[key] - 1);
            tags.packed(localValue[value] - 1);
        }
        int from = place == 0 ? 0 : geometryEnd.at(place - 1);
        int length = geometryEnd.at(place) - from;
        long id = table.ids()[thing];
        int size = 1 + ProtoWriter.sizeOf(id) + 2 + framed(length);
        size += tags.size() == 0 ? 0 : framed(tags.size());
        features.begin(2, size).number(1, id);
        if (tags.size() > 0) {
            features.message(2, tags);
        }
        features.number(3, table.kinds()[thing]);
        features.begin(4, length);
        geometry.copyTo(features, from, from + length);
        return grown;
    }

    private static int framed(int bytes) {
        return 1 + ProtoWriter.sizeOf(bytes) + bytes;
    }

    int size() {
        return message.size();
    }

    ProtoWriter message() {
        return message;
    }

    TileEncoder.Drawn drawn() {
        return new TileEncoder.Drawn(layer.name(), written, tooSmall, beyondMost + chosen.size() - written);
    }
}
