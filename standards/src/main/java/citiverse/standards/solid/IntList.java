package citiverse.standards.solid;

import java.util.Arrays;

/// Whole numbers, one after another, as many as come.
public final class IntList {
    private int[] numbers = new int[16];
    private int size;

    public void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + (size >> 1));
        }
        numbers[size++] = number;
    }

    public int at(int index) {
        return numbers[index];
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    /// Forgets all but the first so many.
    public void cut(int length) {
        size = Math.min(size, length);
    }

    public int[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}
