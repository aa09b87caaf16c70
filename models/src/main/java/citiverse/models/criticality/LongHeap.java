package citiverse.models.criticality;

import java.util.Arrays;

/// A binary heap of times and vertices, least time first, ties by vertex.
final class LongHeap {
    private long[] keys = new long[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /// @param time at least 0
    void add(int time, int vertex) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        long key = (long) time << 32 | vertex;
        int at = size++;
        while (at > 0 && keys[at - 1 >> 1] > key) {
            keys[at] = keys[at - 1 >> 1];
            at = at - 1 >> 1;
        }
        keys[at] = key;
    }

    /// Takes the least; its time is `>>> 32`, its vertex the lower half.
    long remove() {
        long least = keys[0];
        long last = keys[--size];
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[child] >= last) {
                break;
            }
            keys[at] = keys[child];
            at = child;
            child = 2 * at + 1;
        }
        keys[at] = last;
        return least;
    }
}
