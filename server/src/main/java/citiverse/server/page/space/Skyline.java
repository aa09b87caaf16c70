package citiverse.server.page.space;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Solid;
import java.util.Arrays;

/// How high buildings stand against the sky around a place, for each degree of the horizon, and which they are. The
/// edges of their tops are followed in steps of at most two metres.
///
/// @param degrees elevation of the skyline in the directions 0.5°, 1.5°, …, 359.5° from north, 0 where it is free
/// @param buildings the building that rises there, null where none does
record Skyline(double[] degrees, Building[] buildings) {
    static final int BINS = 360;
    private static final double REACH = 500;
    private static final double STEP = 2;
    private static final double LEAST_METRES = 0.5;

    /// Around an eye.
    ///
    /// @param eye height in the vertical reference of the city, metres
    static Skyline around(BuiltForm form, double x, double y, double eye) {
        var skyline = new Skyline(new double[BINS], new Building[BINS]);
        for (Building building : SpaceCity.buildingsAround(form, x, y, REACH)) {
            for (Solid solid : building.solids()) {
                if (!solid.covers(x, y)) {
                    skyline.raise(building, solid.edges(), x, y, eye);
                }
            }
        }
        return skyline;
    }

    private void raise(Building building, double[] edges, double x, double y, double eye) {
        for (int e = 0; e < edges.length; e += 6) {
            double fromX = edges[e] - x;
            double fromY = edges[e + 1] - y;
            double toX = edges[e + 3] - x;
            double toY = edges[e + 4] - y;
            double length = Math.hypot(toX - fromX, toY - fromY);
            double near = Math.max(LEAST_METRES, Math.min(Math.hypot(fromX, fromY), Math.hypot(toX, toY)) - length);
            // No more than a degree is passed over in a step.
            int steps = (int) Math.min(2000, Math.ceil(length / Math.min(STEP, Math.max(0.05, near / 60))) + 1);
            for (int s = 0; s <= steps; s++) {
                double part = (double) s / steps;
                double dx = fromX + part * (toX - fromX);
                double dy = fromY + part * (toY - fromY);
                double up = edges[e + 2] + part * (edges[e + 5] - edges[e + 2]) - eye;
                double metres = Math.max(LEAST_METRES, Math.hypot(dx, dy));
                double angle = Math.toDegrees(Math.atan2(up, metres));
                int bin = Math.floorMod((int) Math.floor(Math.toDegrees(Math.atan2(dx, dy))), BINS);
                if (angle > degrees[bin]) {
                    degrees[bin] = angle;
                    buildings[bin] = building;
                }
            }
        }
    }

    /// The building that hides the middle of the sun, null where it is free or down.
    Building hides(double azimuth, double elevation) {
        int bin = Math.floorMod((int) Math.floor(azimuth), BINS);
        return elevation > 0 && degrees[bin] > elevation ? buildings[bin] : null;
    }

    /// Share of the horizon's directions in which a building rises, 0 to 1.
    double closed() {
        return Arrays.stream(degrees).filter(angle -> angle > 0).count() / (double) BINS;
    }
}
