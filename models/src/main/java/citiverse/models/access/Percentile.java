package citiverse.models.access;

/// Picks a percentile of travel times without interpolation.
final class Percentile {
    private Percentile() {}

    /// Which of `count` values is the percentile: the ⌈count·percentile/100⌉-th smallest, counted from 1.
    static int rank(int count, int percentile) {
        return (count * percentile + 99) / 100;
    }

    /// The `rank`-th smallest (from 1) of the first `count` values, whose order is changed (quickselect).
    static int select(int[] values, int count, int rank) {
        int low = 0;
        int high = count - 1;
        int wanted = rank - 1;
        while (low < high) {
            int pivot = values[low + high >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (wanted <= j) {
                high = j;
            } else if (wanted >= i) {
                low = i;
            } else {
                break;
            }
        }
        return values[wanted];
    }
}
