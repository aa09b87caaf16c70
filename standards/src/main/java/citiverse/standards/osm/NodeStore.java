package citiverse.standards.osm;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;

/// Where the nodes that are needed lie: 17 bytes for each.
final class NodeStore {
    private static final int ABSENT = Integer.MIN_VALUE;
    private static final double E7 = 1e7;

    private final long[] ids;
    private final int[] longitudesE7;
    private final int[] latitudesE7;
    private final byte[] uses;
    private int expected;

    /// @param ids the needed nodes, ascending, each once
    NodeStore(long[] ids) {
        this.ids = ids;
        longitudesE7 = new int[ids.length];
        Arrays.fill(longitudesE7, ABSENT);
        latitudesE7 = new int[ids.length];
        uses = new byte[ids.length];
    }

    /// Place of a node in this store, negative where it is not needed. Quick where ids are asked in ascending order.
    int indexOf(long id) {
        if (expected < ids.length && ids[expected] == id) {
            return expected++;
        }
        int found = Arrays.binarySearch(ids, id);
        expected = found >= 0 ? found + 1 : -found - 1;
        return found;
    }

    void place(int index, int longitudeE7, int latitudeE7) {
        longitudesE7[index] = longitudeE7;
        latitudesE7[index] = latitudeE7;
    }

    boolean placed(int index) {
        return longitudesE7[index] != ABSENT;
    }

    long id(int index) {
        return ids[index];
    }

    Coordinate coordinate(int index) {
        return coordinate(longitudesE7[index], latitudesE7[index]);
    }

    static Coordinate coordinate(long longitudeE7, long latitudeE7) {
        return new CoordinateXY(longitudeE7 / E7, latitudeE7 / E7);
    }

    /// Notes that a street passes through a node.
    void use(int index) {
        if (uses[index] < 2) {
            uses[index]++;
        }
    }

    /// True where two streets meet, or one meets itself.
    boolean junction(int index) {
        return uses[index] >= 2;
    }
}
