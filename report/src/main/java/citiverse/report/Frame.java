package citiverse.report;

import citiverse.rehearse.Comparison.OptionResult;
import citiverse.rehearse.Comparison.PlaceTable;
import java.util.List;

/// The part of the city that a map shows, and where a position falls on it: an equirectangular plane, true to
/// scale at the middle latitude (within 0.1 % across a city of 50 km at 60 degrees north).
///
/// @param west longitude of the left edge, degrees
/// @param north latitude of the upper edge, degrees
/// @param unitsPerLongitude drawing units for a degree of longitude
/// @param unitsPerLatitude drawing units for a degree of latitude
/// @param width drawing units
/// @param height drawing units
record Frame(double west, double north, double unitsPerLongitude, double unitsPerLatitude, int width, int height) {
    static final int WIDTH = 1000;
    /// Mean radius of the earth by IUGG, times π/180.
    static final double METRES_PER_LATITUDE = 6_371_008.8 * Math.PI / 180;
    private static final double MARGIN = 0.05;
    private static final double NARROWEST = 0.55;
    private static final double TALLEST = 1.1;

    /// The frame that holds everyone and every mapped option, with a margin.
    static Frame around(PlaceTable places, List<OptionResult> mapped) {
        var box = new Box();
        for (int i = 0; i < places.ids().length; i++) {
            if (places.population()[i] > 0) {
                box.add(places.longitude()[i], places.latitude()[i]);
            }
        }
        for (OptionResult option : mapped) {
            box.add(option.longitude(), option.latitude());
            for (int i = 0; i + 1 < option.path().length; i += 2) {
                box.add(option.path()[i], option.path()[i + 1]);
            }
        }
        return box.frame();
    }

    /// The frame of a box, as it is.
    ///
    /// @param box west, south, east, north, degrees CRS84
    /// @param width drawing units
    static Frame over(double[] box, int width) {
        double squeeze = StrictMath.cos(Math.toRadians((box[1] + box[3]) / 2));
        double unitsPerLongitude = width / Math.max(box[2] - box[0], 1e-6);
        double unitsPerLatitude = unitsPerLongitude / squeeze;
        int height = (int) Math.ceil(Math.max(box[3] - box[1], 1e-6) * unitsPerLatitude);
        return new Frame(box[0], box[3], unitsPerLongitude, unitsPerLatitude, width, height);
    }

    int x(double longitude) {
        return (int) Math.round((longitude - west) * unitsPerLongitude);
    }

    int y(double latitude) {
        return (int) Math.round((north - latitude) * unitsPerLatitude);
    }

    boolean holds(int x, int y) {
        return x >= 0 && y >= 0 && x <= width && y <= height;
    }

    double metresPerUnit() {
        return METRES_PER_LATITUDE / unitsPerLatitude;
    }

    String viewBox() {
        return "0 0 " + width + ' ' + height;
    }

    /// Grows to hold positions.
    private static final class Box {
        private double west = Double.POSITIVE_INFINITY;
        private double east = Double.NEGATIVE_INFINITY;
        private double south = Double.POSITIVE_INFINITY;
        private double north = Double.NEGATIVE_INFINITY;

        void add(double longitude, double latitude) {
            if (Double.isFinite(longitude) && Double.isFinite(latitude)) {
                west = Math.min(west, longitude);
                east = Math.max(east, longitude);
                south = Math.min(south, latitude);
                north = Math.max(north, latitude);
            }
        }

        Frame frame() {
            if (!(west <= east)) {
                return new Frame(0, 0, 1, 1, WIDTH, WIDTH / 2);
            }
            double squeeze = StrictMath.cos(Math.toRadians((south + north) / 2));
            double across = Math.max((east - west) * squeeze, 1e-4) * (1 + 2 * MARGIN);
            double down = Math.max(north - south, 1e-4) * (1 + 2 * MARGIN);
            across = Math.max(across, down / TALLEST);
            down = Math.max(down, across * NARROWEST);
            double unitsPerLatitude = WIDTH / across;
            int height = (int) Math.ceil(down * unitsPerLatitude);
            double left = (west + east) / 2 - across / squeeze / 2;
            double top = (south + north) / 2 + down / 2;
            return new Frame(left, top, unitsPerLatitude * squeeze, unitsPerLatitude, WIDTH, height);
        }
    }
}
