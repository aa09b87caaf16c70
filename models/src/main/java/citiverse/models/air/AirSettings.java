package citiverse.models.air;

/// How dispersion is computed.
///
/// @param curves coefficients of the spread of plumes
/// @param roughnessMetres z₀ of the surface around streets and people
/// @param releaseMetres height of exhausts
/// @param initialSpreadMetres σz₀, the wake of vehicles (R-LINE: 1.5 to 2 m)
/// @param receptorMetres height where people breathe
/// @param nearestMetres who is nearer to the middle of a street counts as this far: nobody lives on the
///     carriageway
/// @param cutOffMetres streets farther away are left out; [AirModel#cutOff] says what that leaves out
/// @param canyonRatio height to width above which a street is a canyon
/// @param canyons what happens in canyons
/// @param threads how many work; the result is the same with any number
public record AirSettings(
        DispersionCurves curves,
        double roughnessMetres,
        double releaseMetres,
        double initialSpreadMetres,
        double receptorMetres,
        double nearestMetres,
        double cutOffMetres,
        double canyonRatio,
        Canyons canyons,
        int threads) {

    /// What happens in canyons.
    public enum Canyons {
        /// The canyon model adds what the own street gives: exploratory.
        MODEL,
        /// Places in canyons have no value (`NaN`): the open-street model is not valid there.
        MASK
    }

    /// Defaults: AERMOD curves, z₀ 0.5 m, release 0.5 m, σz₀ 1.5 m, places at 1.5 m, nearest 3 m, cut-off 2,000
    /// m, canyons modelled from a height to width of 0.6, one thread.
    public static final AirSettings DEFAULT =
            new AirSettings(DispersionCurves.AERMOD, 0.5, 0.5, 1.5, 1.5, 3, 2000, 0.6, Canyons.MODEL, 1);

    public AirSettings {
        if (!(roughnessMetres > 0)
                || !(releaseMetres >= 0)
                || !(initialSpreadMetres >= 0)
                || !(receptorMetres >= 0)
                || !(nearestMetres >= 1)
                || !(cutOffMetres >= 10 && cutOffMetres <= PointTable.FARTHEST_METRES)
                || !(canyonRatio > 0)
                || threads < 1) {
            throw new IllegalArgumentException("settings of air are out of range: roughness > 0, heights ≥ 0, nearest"
                    + " ≥ 1 m, cut-off 10 to " + PointTable.FARTHEST_METRES + " m, canyon ratio > 0, threads ≥ 1");
        }
    }

    public AirSettings with(DispersionCurves other) {
        return copy(other, cutOffMetres, canyons, threads);
    }

    public AirSettings with(Canyons other) {
        return copy(curves, cutOffMetres, other, threads);
    }

    public AirSettings withCutOff(double metres) {
        return copy(curves, metres, canyons, threads);
    }

    public AirSettings withThreads(int number) {
        return copy(curves, cutOffMetres, canyons, number);
    }

    private AirSettings copy(DispersionCurves spread, double cutOff, Canyons inCanyons, int number) {
        return new AirSettings(
                spread,
                roughnessMetres,
                releaseMetres,
                initialSpreadMetres,
                receptorMetres,
                nearestMetres,
                cutOff,
                canyonRatio,
                inCanyons,
                number);
    }
}
