package citiverse.report;

import citiverse.rehearse.Comparison.PlaceTable;
import citiverse.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/// What a map of gains and losses shows, in words: how many places and people, and in which part of the city.
final class GainStory {
    /// Parts of the city, clockwise from the east as on a drawing; the last is its middle.
    private static final List<String> PARTS =
            List.of("east", "south-east", "south", "south-west", "west", "north-west", "north", "north-east", "centre");
    /// Share of the frame's width within which a place counts as the middle of the city.
    private static final double CENTRE = 0.14;

    private final Edition edition;
    private final double[] changes;
    private final Frame frame;
    private final double nothing;

    GainStory(Edition edition, double[] changes, Frame frame) {
        this.edition = edition;
        this.changes = changes;
        this.frame = frame;
        this.nothing = Steps.of(
                        List.of(changes),
                        edition.comparison().places().population(),
                        edition.mainIndicator().detectable())
                .nothing();
    }

    List<String> sentences() {
        var sentences = new ArrayList<String>();
        sentences.add(counts());
        tell(1, edition.directed("map.where.gain"), sentences);
        tell(-1, edition.directed("map.where.loss"), sentences);
        return sentences;
    }

    /// All sentences in one, for those who cannot see the map.
    String description() {
        return String.join(" ", sentences());
    }

    private String counts() {
        PlaceTable places = edition.comparison().places();
        int gaining = 0;
        int losing = 0;
        int same = 0;
        int unknown = 0;
        for (int i = 0; i < changes.length; i++) {
            if (places.population()[i] > 0) {
                double gain = changes[i] * edition.direction();
                if (gain > nothing) {
                    gaining++;
                } else if (gain < -nothing) {
                    losing++;
                } else if (Double.isFinite(gain)) {
                    same++;
                } else {
                    unknown++;
                }
            }
        }
        Numbers numbers = edition.numbers();
        String known = edition.text(
                "map.counts",
                "gaining",
                numbers.counted("count.places", gaining),
                "losing",
                numbers.counted("count.places", losing),
                "same",
                numbers.counted("count.places", same));
        return unknown == 0
                ? known
                : known + ' ' + edition.text("map.unknown", "count", numbers.counted("count.places", unknown));
    }

    /// Names the part of the city with most of the gain or loss, where there is any.
    private void tell(int sign, String key, List<String> sentences) {
        double[] parts = byPart(sign);
        double all = 0;
        int most = 0;
        for (int part = 0; part < parts.length; part++) {
            all += parts[part];
            most = parts[part] > parts[most] ? part : most;
        }
        if (all > 0) {
            sentences.add(edition.text(
                    key,
                    "part",
                    edition.text("part." + PARTS.get(most)),
                    "share",
                    edition.numbers().percent(parts[most] / all)));
        }
    }

    /// Change times people in each part of the city.
    private double[] byPart(int sign) {
        PlaceTable places = edition.comparison().places();
        double people = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < changes.length; i++) {
            people += places.population()[i];
            x += places.population()[i] * frame.x(places.longitude()[i]);
            y += places.population()[i] * frame.y(places.latitude()[i]);
        }
        var parts = new double[PARTS.size()];
        for (int i = 0; i < changes.length; i++) {
            double gain = changes[i] * edition.direction() * sign;
            if (gain > nothing && places.population()[i] > 0) {
                double dx = frame.x(places.longitude()[i]) - x / people;
                double dy = frame.y(places.latitude()[i]) - y / people;
                parts[part(dx, dy)] += gain * places.population()[i];
            }
        }
        return parts;
    }

    private static int part(double dx, double dy) {
        if (StrictMath.hypot(dx, dy) < CENTRE * Frame.WIDTH) {
            return PARTS.size() - 1;
        }
        return (int) Math.round(StrictMath.atan2(dy, dx) / (Math.PI / 4) + 8) % 8;
    }
}
