package citiverse.models.access;

/// A set of small numbers that remembers the order in which they came.
final class StopSet {
    private final boolean[] in;
    private final int[] members;
    private int count;

    StopSet(int capacity) {
        in = new boolean[capacity];
        members = new int[capacity];
    }

    boolean add(int member) {
        if (in[member]) {
            return false;
        }
        in[member] = true;
        members[count++] = member;
        return true;
    }

    boolean contains(int member) {
        return in[member];
    }

    int size() {
        return count;
    }

    int get(int index) {
        return members[index];
    }

    void clear() {
        for (int i = 0; i < count; i++) {
            in[members[i]] = false;
        }
        count = 0;
    }
}
