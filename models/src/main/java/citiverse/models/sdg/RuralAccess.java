package citiverse.models.sdg;

/// SDG 9.1.1: rural people who live near a road that can be used all year.
public final class RuralAccess {
    /// Longest distance to the road, metres.
    public static final double METRES = 2000;

    private RuralAccess() {}

    /// Share of the rural people within 2 km of an all-season road.
    ///
    /// @param people people per place
    /// @param rural true where the place is rural (by the degree of urbanisation)
    /// @param metres per place to the nearest all-season road; infinite where there is none, `NaN` where not known
    public static Share of(double[] people, boolean[] rural, double[] metres) {
        Share.same(people.length, rural.length);
        var countryside = new double[people.length];
        for (int i = 0; i < people.length; i++) {
            countryside[i] = rural[i] ? people[i] : 0;
        }
        return Share.within(countryside, metres, METRES);
    }
}
