package citiverse.standards.dcat;

import java.util.List;

/// A box in CRS84, degrees (`dct:Location` with `dcat:bbox`).
///
/// @param labels names of the place
public record Place(List<Text> labels, double west, double south, double east, double north) {
    public Place {
        labels = List.copyOf(labels);
        if (!(west >= -180 && west <= east && east <= 180 && south >= -90 && south <= north && north <= 90)) {
            throw new IllegalArgumentException(
                    "not a box in degrees: " + west + ' ' + south + ' ' + east + ' ' + north);
        }
    }
}
