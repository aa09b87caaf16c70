package citiverse.models.air;

import citiverse.models.validation.Validation;
import java.util.ArrayList;
import java.util.List;

/// What is known about the trust that the air model deserves. The figures are those that `PrairieGrassTest`
/// computes and holds them against.
public final class AirValidation {
    private static final String PRAIRIE_GRASS =
            "Project Prairie Grass 1956, arc maxima of 53 runs at 50 to 800 m (265 pairs), SO₂ from a point at 0.46 m";
    private static final String ASKED = "FAC2 ≥ 0.5, |FB| < 0.3, NMSE < 3";

    private AirValidation() {}

    /// Of the dispersion kernel alone.
    public static Validation kernel(DispersionCurves curves) {
        return new Validation(
                "plume kernel of R-LINE, " + curves + " coefficients",
                Validation.Status.VALIDATED,
                kernelTests(curves),
                "a rural point source on flat grass tests the kernel, not a street: nothing is said about emissions,"
                        + " streets in cities, canyons, or annual means");
    }

    /// Of the whole model: exploratory, since nothing but its plume was held against measurements, and that passes at
    /// equal averaging times only.
    ///
    /// @param canyons true where canyons are modelled
    /// @param parks true where parks take something out
    static Validation of(DispersionCurves curves, boolean canyons, boolean parks) {
        List<String> missing = new ArrayList<>();
        missing.add("emissions");
        missing.add("streets in cities");
        missing.add("annual means");
        if (canyons) {
            missing.add("street canyons");
        }
        if (parks) {
            missing.add("what parks take out");
        }
        return new Validation(
                "air: emissions, dispersion" + (canyons ? ", canyons" : "") + (parks ? ", parks" : ""),
                Validation.Status.EXPLORATORY,
                kernelTests(curves),
                "only the kernel was tested, on a rural point source; not tested: " + String.join(", ", missing));
    }

    private static List<Validation.Test> kernelTests(DispersionCurves curves) {
        return switch (curves) {
            case AERMOD ->
                List.of(
                        new Validation.Test(
                                PRAIRIE_GRASS + ", hourly spread brought to ten minutes by t^0.2",
                                ASKED,
                                "FAC2 0.834, FB 0.230, NMSE 0.612",
                                true),
                        new Validation.Test(
                                PRAIRIE_GRASS + ", σv from the measured spread of the wind direction",
                                ASKED,
                                "FAC2 0.789, FB 0.428, NMSE 0.792",
                                false),
                        new Validation.Test(
                                PRAIRIE_GRASS + ", hourly spread as it is",
                                ASKED,
                                "FAC2 0.660, FB 0.587, NMSE 1.705",
                                false));
            case R_LINE_1_2 ->
                List.of(
                        new Validation.Test(
                                PRAIRIE_GRASS + ", hourly spread brought to ten minutes by t^0.2",
                                ASKED,
                                "FAC2 0.872, FB -0.012, NMSE 0.398",
                                true),
                        new Validation.Test(
                                PRAIRIE_GRASS + ", σv from the measured spread of the wind direction",
                                ASKED,
                                "FAC2 0.777, FB 0.179, NMSE 0.298",
                                true),
                        new Validation.Test(
                                PRAIRIE_GRASS + ", hourly spread as it is",
                                ASKED,
                                "FAC2 0.653, FB 0.360, NMSE 0.833",
                                false));
        };
    }
}
