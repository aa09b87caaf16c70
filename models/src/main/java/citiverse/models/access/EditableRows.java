package citiverse.models.access;

import java.util.Arrays;

/// Rows of a [JourneyTable] that an option changes for a while: the first change of a row keeps a copy of it, from
/// which it is compared and restored.
final class EditableRows {
    final int[] rows;
    private final int lanes;
    /// Where the copy of each stop's row begins, −1 where it is unchanged.
    private final int[] copyAt;
    private int[] copies = new int[0];
    private int[] edited = new int[64];
    private int count;

    EditableRows(int[] rows, int lanes) {
        this.rows = rows;
        this.lanes = lanes;
        copyAt = new int[rows.length / lanes];
        Arrays.fill(copyAt, -1);
    }

    /// Keeps the row of a stop before it is changed.
    ///
    /// @return true where this is the first change
    boolean edit(int stop) {
        if (copyAt[stop] >= 0) {
            return false;
        }
        int at = count * lanes;
        if (at + lanes > copies.length) {
            copies = Arrays.copyOf(copies, Math.max(64 * lanes, 2 * copies.length));
        }
        if (count == edited.length) {
            edited = Arrays.copyOf(edited, 2 * count);
        }
        System.arraycopy(rows, stop * lanes, copies, at, lanes);
        copyAt[stop] = at;
        edited[count++] = stop;
        return true;
    }

    /// The array that holds the row of a stop as it was; it begins at [#beforeAt].
    int[] before(int stop) {
        return copyAt[stop] < 0 ? rows : copies;
    }

    int beforeAt(int stop) {
        return copyAt[stop] < 0 ? stop * lanes : copyAt[stop];
    }

    /// True where the row differs from what it was.
    boolean changed(int stop) {
        return copyAt[stop] >= 0
                && !Arrays.equals(rows, stop * lanes, stop * lanes + lanes, copies, copyAt[stop], copyAt[stop] + lanes);
    }

    /// First entry of a changed row that differs from what it was.
    int firstChange(int stop) {
        return Arrays.mismatch(rows, stop * lanes, stop * lanes + lanes, copies, copyAt[stop], copyAt[stop] + lanes);
    }

    /// Last entry of a changed row that differs from what it was.
    int lastChange(int stop) {
        int last = lanes - 1;
        while (rows[stop * lanes + last] == copies[copyAt[stop] + last]) {
            last--;
        }
        return last;
    }

    int editedCount() {
        return count;
    }

    int edited(int index) {
        return edited[index];
    }

    /// Puts back all rows.
    void restore() {
        for (int i = 0; i < count; i++) {
            System.arraycopy(copies, copyAt[edited[i]], rows, edited[i] * lanes, lanes);
            copyAt[edited[i]] = -1;
        }
        count = 0;
    }
}
