package citiverse.models.access;

import java.util.Arrays;

/// How points are joined to streets: each to the nearest place on a street that can be walked.
///
/// The point stands beside its segment; whoever leaves it walks straight to the segment and then along it to either
/// end. The segment is not cut there, so that joining points never changes the network. What lies between the point
/// and the ends of its segment is walked at the plain walking speed, even where an option has closed the segment: those
/// who live on a closed street can still leave it.
///
/// @param segment of each point, −1 where no street is near enough
/// @param before millimetres along the segment from its first end to the place nearest to the point
/// @param after millimetres from there to the other end
/// @param off millimetres from the point to that place, off the street
record Links(int[] segment, int[] before, int[] after, int[] off) {

    /// Joins points to the streets.
    ///
    /// @param metres how far a point may lie from its street
    static Links of(StreetIndex streets, double[] longitude, double[] latitude, double metres) {
        int count = longitude.length;
        var links = new Links(new int[count], new int[count], new int[count], new int[count]);
        for (int i = 0; i < count; i++) {
            streets.link(longitude[i], latitude[i], metres, links, i);
        }
        return links;
    }

    /// These links and then others.
    Links and(Links others) {
        return new Links(
                joined(segment, others.segment),
                joined(before, others.before),
                joined(after, others.after),
                joined(off, others.off));
    }

    private static int[] joined(int[] one, int[] other) {
        int[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    int size() {
        return segment.length;
    }

    boolean linked(int point) {
        return segment[point] >= 0;
    }
}
