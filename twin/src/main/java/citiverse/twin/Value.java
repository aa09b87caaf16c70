package citiverse.twin;

import java.util.Arrays;
import java.util.Objects;

/// One value of one property. Missing is a value: a cell that was empty in the source is not zero.
public sealed interface Value {

    /// A text in Unicode, as it stood in the source.
    record Text(String text) implements Value {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /// A whole number.
    record Whole(long number) implements Value {}

    /// A finite number.
    record Real(double number) implements Value {
        public Real {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("a real value must be finite, not " + number);
            }
        }
    }

    /// Yes or no.
    record Flag(boolean set) implements Value {}

    /// Packed content, such as a [citiverse.twin.transit.Timetable]. The array is never changed.
    record Bytes(byte[] bytes) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Bytes[" + bytes.length + "]";
        }
    }

    /// The source has the property but no value for it.
    enum Missing implements Value {
        MISSING
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(long number) {
        return new Whole(number);
    }

    static Value of(double number) {
        return new Real(number);
    }

    static Value of(boolean set) {
        return new Flag(set);
    }

    static Value of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    static Value missing() {
        return Missing.MISSING;
    }
}
