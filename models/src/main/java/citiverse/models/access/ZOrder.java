package citiverse.models.access;

import java.util.Arrays;

/// Numbers places so that neighbours on the map are mostly neighbours in memory (Morton's Z-order curve).
final class ZOrder {
    private ZOrder() {}

    /// Key of a place: the bits of its latitude and longitude in 1/65,536 of a quarter degree, interleaved.
    static long of(double longitude, double latitude) {
        return spread((long) ((longitude + 180) * 262_144)) | spread((long) ((latitude + 90) * 262_144)) << 1;
    }

    /// Indices in the order of their keys, equal keys in the order of the indices.
    static int[] sorted(long[] keys) {
        Integer[] boxed = new Integer[keys.length];
        Arrays.setAll(boxed, i -> i);
        Arrays.sort(boxed, (a, b) -> Long.compare(keys[a], keys[b]));
        int[] order = new int[keys.length];
        Arrays.setAll(order, i -> boxed[i]);
        return order;
    }

    private static long spread(long value) {
        long x = value & 0x7FFF_FFFFL;
        x = (x | x << 16) & 0x0000_FFFF_0000_FFFFL;
        x = (x | x << 8) & 0x00FF_00FF_00FF_00FFL;
        x = (x | x << 4) & 0x0F0F_0F0F_0F0F_0F0FL;
        x = (x | x << 2) & 0x3333_3333_3333_3333L;
        return (x | x << 1) & 0x5555_5555_5555_5555L;
    }
}
