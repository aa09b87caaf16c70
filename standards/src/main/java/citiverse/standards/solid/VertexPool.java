package citiverse.standards.solid;

import java.util.Arrays;

/// Places as steps on a grid, each held once: equal places have equal numbers, in the order of their first use.
public final class VertexPool {
    private final IntList steps = new IntList();
    private int[] slots = new int[64];

    public VertexPool() {
        Arrays.fill(slots, -1);
    }

    /// The number of a place.
    public int number(int x, int y, int z) {
        int mask = slots.length - 1;
        int slot = hash(x, y, z) & mask;
        while (slots[slot] >= 0) {
            int at = 3 * slots[slot];
            if (steps.at(at) == x && steps.at(at + 1) == y && steps.at(at + 2) == z) {
                return slots[slot];
            }
            slot = slot + 1 & mask;
        }
        int number = size();
        slots[slot] = number;
        steps.add(x);
        steps.add(y);
        steps.add(z);
        if (2 * number > slots.length) {
            grow();
        }
        return number;
    }

    public int size() {
        return steps.size() / 3;
    }

    /// x, y and z of one place after another.
    public int[] toArray() {
        return steps.toArray();
    }

    /// One of the three steps of a place.
    public int step(int vertex, int axis) {
        return steps.at(3 * vertex + axis);
    }

    private void grow() {
        slots = new int[2 * slots.length];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int v = 0; v < size(); v++) {
            int slot = hash(steps.at(3 * v), steps.at(3 * v + 1), steps.at(3 * v + 2)) & mask;
            while (slots[slot] >= 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = v;
        }
    }

    private static int hash(int x, int y, int z) {
        long mixed = (x * 0x9E3779B97F4A7C15L ^ y) * 0xBF58476D1CE4E5B9L ^ z;
        mixed *= 0x94D049BB133111EBL;
        return (int) (mixed >>> 32) ^ (int) mixed >>> 7;
    }
}
