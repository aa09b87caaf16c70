package citiverse.models.noise;

/// Surfaces of streets: α per band and β per category of vehicle (Directive (EU) 2015/996, table F-4, and as
/// amended).
public enum RoadSurface {
    /// Dense asphalt or stone mastic of average age: no correction.
    REFERENCE(none(), none()),
    /// One layer of porous asphalt.
    NL01(
            new Spectrum[] {
                new Spectrum(-6.5, 0.5, 3.3, 2.4, 3.2, -1.3, -3.5, -2.6, 0.5),
                new Spectrum(0.2, 0.9, 1.4, 1.8, -0.4, -5.2, -4.6, -3.0, -1.4),
                new Spectrum(0.2, 0.9, 1.4, 1.8, -0.4, -5.2, -4.6, -3.0, -1.4)
            },
            new Spectrum[] {
                new Spectrum(-6.5, 0.0, 5.4, 4.3, 4.2, -1.0, -3.2, -2.6, 0.8),
                new Spectrum(0.2, 7.9, 4.3, 5.3, -0.4, -5.2, -4.6, -3.0, -1.4),
                new Spectrum(0.2, 9.3, 5.0, 5.5, -0.4, -5.2, -4.6, -3.0, -1.4)
            }),
    /// Two layers of porous asphalt.
    NL02(
            new Spectrum[] {
                new Spectrum(-3.0, 0.4, 2.4, 0.2, -3.1, -4.2, -6.3, -4.8, -2.0),
                new Spectrum(4.7, 0.4, 0.2, -0.7, -5.4, -6.3, -6.3, -4.7, -3.7),
                new Spectrum(4.7, 0.4, 0.2, -0.7, -5.4, -6.3, -6.3, -4.7, -3.7)
            },
            new Spectrum[] {
                new Spectrum(-3.0, 1.6, 4.0, 0.3, -3.0, -4.0, -6.2, -4.8, -2.0),
                new Spectrum(4.7, 7.3, 2.0, -0.3, -5.2, -6.1, -6.0, -4.4, -3.5),
                new Spectrum(4.7, 8.3, 2.2, -0.4, -5.2, -6.2, -6.1, -4.5, -3.5)
            }),
    /// Two layers of porous asphalt, fine.
    NL03(
            new Spectrum[] {
                new Spectrum(-0.1, -1.0, 1.7, -1.5, -5.3, -6.3, -8.5, -5.3, -2.4),
                new Spectrum(-0.8, 1.0, 0.1, -1.8, -5.9, -6.1, -6.7, -4.8, -3.8),
                new Spectrum(-0.8, 1.0, 0.1, -1.8, -5.9, -6.1, -6.7, -4.8, -3.8)
            },
            new Spectrum[] {
                new Spectrum(-0.1, -1.0, 3.0, -1.5, -5.3, -6.3, -8.5, -5.3, -2.4),
                new Spectrum(-0.8, 7.9, 0.1, -1.9, -5.9, -6.1, -6.8, -4.9, -3.8),
                new Spectrum(-0.9, 9.4, 0.2, -1.9, -5.9, -6.1, -6.7, -4.8, -3.8)
            });

    private record Spectrum(double beta, double... alpha) {}

    private final Spectrum[] first;
    private final Spectrum[] amended;

    RoadSurface(Spectrum[] first, Spectrum[] amended) {
        this.first = first;
        this.amended = amended;
    }

    private static Spectrum[] none() {
        var flat = new Spectrum(0, new double[RoadCoefficients.BANDS]);
        return new Spectrum[] {flat, flat, flat};
    }

    /// α; two-wheelers have none.
    double alpha(RoadCoefficients edition, NoiseVehicle vehicle, int band) {
        return vehicle.ordinal() < 3 ? of(edition)[vehicle.ordinal()].alpha()[band] : 0;
    }

    /// β.
    double beta(RoadCoefficients edition, NoiseVehicle vehicle) {
        return vehicle.ordinal() < 3 ? of(edition)[vehicle.ordinal()].beta() : 0;
    }

    private Spectrum[] of(RoadCoefficients edition) {
        return edition == RoadCoefficients.DIRECTIVE_2015 ? first : amended;
    }
}
