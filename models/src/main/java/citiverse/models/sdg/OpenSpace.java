package citiverse.models.sdg;

/// SDG 11.7.1: how much of the built-up city is open to the public, and who has it near.
public final class OpenSpace {
    /// Longest walk to an open space, metres along the streets.
    public static final double WALK_METRES = 400;

    private OpenSpace() {}

    /// (open public space + streets) / built-up area.
    ///
    /// @param openSquareMetres open public space inside the built-up area
    /// @param streetSquareMetres land given to streets there
    /// @param builtUpSquareMetres the built-up area
    public static Share area(double openSquareMetres, double streetSquareMetres, double builtUpSquareMetres) {
        if (!(openSquareMetres >= 0
                && streetSquareMetres >= 0
                && openSquareMetres + streetSquareMetres <= builtUpSquareMetres)) {
            throw new IllegalArgumentException("open space and streets must lie within the built-up area: "
                    + openSquareMetres + " and " + streetSquareMetres + " of " + builtUpSquareMetres);
        }
        return new Share(openSquareMetres + streetSquareMetres, builtUpSquareMetres, 1);
    }

    /// People who walk at most 400 m to an open public space.
    ///
    /// @param metres per place, along the streets to the nearest entrance; infinite where out of reach
    public static Share access(double[] people, double[] metres) {
        return Share.within(people, metres, WALK_METRES);
    }
}
