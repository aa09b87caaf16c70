package citiverse.models.air;

import java.util.Map;

/// Computes what all streets give at a place.
final class StreetRows {
    private final Streets streets;
    private final WeatherBins weather;
    private final AirSettings settings;
    private final PointTable[] table;
    /// Smallest and largest corner of each street.
    private final double[] box;

    StreetRows(Streets streets, WeatherBins weather, AirSettings settings, Map<Integer, PointTable> tables) {
        this.streets = streets;
        this.weather = weather;
        this.settings = settings;
        table = new PointTable[streets.size()];
        box = new double[4 * streets.size()];
        for (int s = 0; s < streets.size(); s++) {
            table[s] = tables.get(AirModel.lift(streets, s, settings));
            int first = streets.first()[s];
            box[4 * s] = streets.east()[first];
            box[4 * s + 1] = streets.north()[first];
            box[4 * s + 2] = streets.east()[first];
            box[4 * s + 3] = streets.north()[first];
            for (int v = first + 1; v < streets.first()[s + 1]; v++) {
                box[4 * s] = Math.min(box[4 * s], streets.east()[v]);
                box[4 * s + 1] = Math.min(box[4 * s + 1], streets.north()[v]);
                box[4 * s + 2] = Math.max(box[4 * s + 2], streets.east()[v]);
                box[4 * s + 3] = Math.max(box[4 * s + 3], streets.north()[v]);
            }
        }
    }

    Worker worker() {
        return new Worker();
    }

    /// One thread's room to work in.
    final class Worker {
        final int[] street = new int[streets.size()];
        final float[] coefficient = new float[streets.size()];
        int count;

        /// Coefficients of all streets at a place.
        ///
        /// @return the street whose canyon it lies in, −1 for none
        int place(double east, double north) {
            int canyon = canyon(east, north);
            double reach = settings.cutOffMetres();
            count = 0;
            for (int s = 0; s < streets.size(); s++) {
                if (east < box[4 * s] - reach
                        || north < box[4 * s + 1] - reach
                        || east > box[4 * s + 2] + reach
                        || north > box[4 * s + 3] + reach
                        || nearest(s, east, north) > reach) {
                    continue;
                }
                double value = s == canyon ? own(s, east, north) : open(s, east, north);
                if (value > 0) {
                    street[count] = s;
                    coefficient[count++] = (float) value;
                }
            }
            return canyon;
        }

        /// Mean of the coefficients over several points, none of them in a canyon.
        void mean(double[] east, double[] north) {
            var sum = new double[streets.size()];
            double reach = settings.cutOffMetres();
            for (int s = 0; s < streets.size(); s++) {
                for (int c = 0; c < east.length; c++) {
                    if (nearest(s, east[c], north[c]) <= reach) {
                        sum[s] += open(s, east[c], north[c]);
                    }
                }
            }
            count = 0;
            for (int s = 0; s < streets.size(); s++) {
                if (sum[s] > 0) {
                    street[count] = s;
                    coefficient[count++] = (float) (sum[s] / east.length);
                }
            }
        }
    }

    private double open(int s, double east, double north) {
        double sum = 0;
        for (int v = streets.first()[s]; v < streets.first()[s + 1] - 1; v++) {
            sum += table[s].line(
                    streets.east()[v] - east,
                    streets.north()[v] - north,
                    streets.east()[v + 1] - east,
                    streets.north()[v + 1] - north,
                    settings.nearestMetres());
        }
        return sum;
    }

    /// The canyon street that a place lies in: the nearest of those whose walls enclose it.
    private int canyon(double east, double north) {
        int found = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < streets.size(); s++) {
            double half = streets.widthMetres()[s] / 2;
            if (streets.isCanyon(s, settings.canyonRatio())
                    && east >= box[4 * s] - half
                    && north >= box[4 * s + 1] - half
                    && east <= box[4 * s + 2] + half
                    && north <= box[4 * s + 3] + half) {
                double distance = nearest(s, east, north);
                if (distance <= half && distance < least) {
                    least = distance;
                    found = s;
                }
            }
        }
        return found;
    }

    private double own(int s, double east, double north) {
        int best = streets.first()[s];
        double least = Double.POSITIVE_INFINITY;
        for (int v = best; v < streets.first()[s + 1] - 1; v++) {
            double distance = distance(v, east, north);
            if (distance < least && streets.distance(v) > 0) {
                least = distance;
                best = v;
            }
        }
        double axisEast = streets.east()[best + 1] - streets.east()[best];
        double axisNorth = streets.north()[best + 1] - streets.north()[best];
        double cross = axisEast * (north - streets.north()[best]) - axisNorth * (east - streets.east()[best]);
        // Left of the axis is (−north, east).
        double side = Math.abs(cross) < 1e-9 ? 0 : Math.signum(cross);
        return StreetCanyon.mean(
                weather,
                settings.roughnessMetres(),
                streets.heightMetres()[s],
                streets.widthMetres()[s],
                axisEast,
                axisNorth,
                -axisNorth * side,
                axisEast * side,
                StreetCanyon.ASSUMED_TRAFFIC_TURBULENCE);
    }

    private double nearest(int s, double east, double north) {
        double least = Double.POSITIVE_INFINITY;
        for (int v = streets.first()[s]; v < streets.first()[s + 1] - 1; v++) {
            least = Math.min(least, distance(v, east, north));
        }
        return least;
    }

    private double distance(int v, double east, double north) {
        double ax = streets.east()[v];
        double ay = streets.north()[v];
        double dx = streets.east()[v + 1] - ax;
        double dy = streets.north()[v + 1] - ay;
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : Math.clamp(((east - ax) * dx + (north - ay) * dy) / square, 0, 1);
        double offEast = east - ax - along * dx;
        double offNorth = north - ay - along * dy;
        return Math.sqrt(offEast * offEast + offNorth * offNorth);
    }
}
