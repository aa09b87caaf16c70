package citiverse.server.page.rehearse;

import citiverse.report.PlaceMap;
import citiverse.twin.Snapshot;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;

/// The part of the city that the drawing shows: a magnification about a middle, as in a link (`2,-22.37,31.21`).
///
/// @param zoom 0 for the whole city, each step half as wide
/// @param longitude of the middle, degrees CRS84
/// @param latitude of the middle
/// @param city west, south, east, north of the city
public record MapView(int zoom, double longitude, double latitude, double[] city) {
    static final int CLOSEST = 4;
    /// Width of the drawing on the page, CSS pixels; the style sheet shows one of them by the width of the screen.
    static final int WIDE = 560;

    static final int SMALL = 296;
    private static final double TALLEST = 0.92;

    /// The view of a link; the whole city where it is none.
    static MapView of(String text, CityFacts facts) {
        double[] box = facts.box();
        var whole = new MapView(0, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, box);
        if (text == null || !text.matches("[0-9],-?[0-9.]{1,12},-?[0-9.]{1,12}")) {
            return whole;
        }
        String[] parts = text.split(",", -1);
        Optional<Double> longitude = Figures.one(parts[1]);
        Optional<Double> latitude = Figures.one(parts[2]);
        if (longitude.isEmpty() || latitude.isEmpty() || parts[0].equals("0")) {
            return whole;
        }
        return new MapView(
                Math.clamp(Integer.parseInt(parts[0]), 0, CLOSEST),
                Math.clamp(longitude.get(), box[0], box[2]),
                Math.clamp(latitude.get(), box[1], box[3]),
                box);
    }

    /// As in a link; empty for the whole city.
    public String link() {
        return zoom == 0
                ? ""
                : zoom + "," + Figures.plain(Finder.round(longitude)) + ',' + Figures.plain(Finder.round(latitude));
    }

    /// West, south, east, north of what is shown.
    double[] box() {
        double margin = 1.04;
        double half = Math.max((city[2] - city[0]) / 2 * margin, 1e-4) / (1 << zoom);
        double squeeze = StrictMath.cos(StrictMath.toRadians(latitude));
        double tall = Math.max((city[3] - city[1]) / 2 * margin, 1e-4) / (1 << zoom);
        double most = half * squeeze * TALLEST;
        double least = half * squeeze * 0.55;
        if (tall > most) {
            half = tall / squeeze / TALLEST;
        }
        tall = Math.max(tall, least);
        return new double[] {longitude - half, latitude - tall, longitude + half, latitude + tall};
    }

    public boolean whole() {
        return zoom == 0;
    }

    public boolean closest() {
        return zoom >= CLOSEST;
    }

    /// Half as wide.
    public MapView nearer() {
        return new MapView(Math.min(CLOSEST, zoom + 1), longitude, latitude, city);
    }

    /// Twice as wide.
    public MapView farther() {
        return new MapView(Math.max(0, zoom - 1), longitude, latitude, city);
    }

    /// A step to a side, half of what is shown.
    ///
    /// @param east −1, 0 or 1
    /// @param north −1, 0 or 1
    public MapView shifted(int east, int north) {
        double[] box = box();
        return new MapView(
                zoom,
                Math.clamp(longitude + east * (box[2] - box[0]) / 2, city[0], city[2]),
                Math.clamp(latitude + north * (box[3] - box[1]) / 2, city[1], city[3]),
                city);
    }

    PlaceMap map(Snapshot snapshot) {
        return PlaceMap.over(snapshot, box());
    }

    /// Height of the drawing on the page, CSS pixels.
    ///
    /// @param width [#WIDE] or [#SMALL]
    public int height(int width) {
        double[] box = box();
        double squeeze = StrictMath.cos(StrictMath.toRadians((box[1] + box[3]) / 2));
        return (int) Math.round(width * (box[3] - box[1]) / ((box[2] - box[0]) * squeeze));
    }

    public int wide() {
        return WIDE;
    }

    public int small() {
        return SMALL;
    }

    /// The place that was clicked on; empty where none was. A press of the key Enter comes as 0, 0 and is no click.
    Optional<double[]> clicked(MultivaluedMap<String, String> form) {
        return position(form, "wide", WIDE).or(() -> position(form, "small", SMALL));
    }

    private Optional<double[]> position(MultivaluedMap<String, String> form, String name, int width) {
        Optional<Double> x = Figures.one(Edits.first(form, name + ".x"));
        Optional<Double> y = Figures.one(Edits.first(form, name + ".y"));
        if (x.isEmpty() || y.isEmpty() || x.get() <= 0 && y.get() <= 0) {
            return Optional.empty();
        }
        double[] box = box();
        double across = Math.clamp(x.get() / width, 0, 1);
        double down = Math.clamp(y.get() / height(width), 0, 1);
        return Optional.of(new double[] {box[0] + across * (box[2] - box[0]), box[3] - down * (box[3] - box[1])});
    }
}
