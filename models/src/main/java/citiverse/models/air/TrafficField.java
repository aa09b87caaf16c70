package citiverse.models.air;

/// What the streets give at every place and in every park, before background, chemistry and leaves: computed
/// once for an option, after which each draw is a pass over the places.
public final class TrafficField {
    private final AirModel model;
    /// µg/m³ per species and place.
    private final double[][] atPlaces;
    /// µg/m³ per species and park.
    private final double[][] inParks;

    TrafficField(AirModel model, double[][] atPlaces, double[][] inParks) {
        this.model = model;
        this.atPlaces = atPlaces;
        this.inParks = inParks;
    }

    /// What the streets give of a species, µg/m³ per place. In canyons with [AirSettings.Canyons#MASK] `NaN`.
    public double[] of(Species species) {
        return atPlaces[species.ordinal()];
    }

    double[][] atPlaces() {
        return atPlaces;
    }

    /// Concentrations with everything as the tables say.
    public Concentrations concentrations(Background background) {
        return concentrations(background, Deposition.DEFAULT, AirDraw.NONE);
    }

    /// Concentrations in one draw: background once, plus streets, NO turned into NO₂, less what parks take out.
    public Concentrations concentrations(Background background, Deposition deposition, AirDraw draw) {
        int places = atPlaces[0].length;
        var result = new double[Pollutant.values().length][places];
        for (Pollutant pollutant : Pollutant.values()) {
            double[] values = result[pollutant.ordinal()];
            for (int i = 0; i < places; i++) {
                values[i] = value(pollutant, atPlaces, i, background, draw);
            }
        }
        for (int k = 0; k < model.sinks().size(); k++) {
            ParkSink sink = model.sinks().get(k);
            for (Pollutant pollutant : Pollutant.values()) {
                double park = value(pollutant, inParks, k, background, draw);
                take(sink, pollutant, park, deposition, draw.deposition(), result[pollutant.ordinal()]);
            }
        }
        return new Concentrations(result);
    }

    private static double value(Pollutant pollutant, double[][] road, int at, Background background, AirDraw draw) {
        double scale = draw.exhaust() * draw.dispersion();
        double from = draw.background() * background.of(pollutant);
        return switch (pollutant) {
            case NO2 ->
                NitrogenDioxide.of(
                        from,
                        draw.background() * background.ozone(),
                        scale * road[Species.NOX.ordinal()][at],
                        scale * draw.primaryShare() * road[Species.PRIMARY_NO2.ordinal()][at]);
            case PM2_5 -> from + scale * road[Species.PM2_5.ordinal()][at];
            case PM10 -> from + scale * road[Species.PM10.ordinal()][at];
        };
    }

    private static void take(
            ParkSink sink, Pollutant pollutant, double inPark, Deposition deposition, double scale, double[] values) {
        double velocity =
                switch (pollutant) {
                    case NO2 -> scale * deposition.no2();
                    case PM2_5 -> scale;
                    case PM10 -> scale * deposition.pm10();
                };
        boolean fine = pollutant == Pollutant.PM2_5;
        float[] share = fine ? sink.fine : sink.unit;
        double inside = velocity * (fine ? sink.fineInside : sink.unitInside);
        double factor = velocity * inPark / (1 + inside);
        for (int k = 0; k < share.length; k++) {
            int i = sink.place[k];
            values[i] = Math.max(0, values[i] - factor * share[k]);
        }
    }
}
