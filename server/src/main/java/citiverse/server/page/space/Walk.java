package citiverse.server.page.space;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.server.page.PageView;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A walk as one would tell it: along the street from a place, straight on at each junction, and what stands to the
/// left and to the right.
final class Walk {
    private static final double REACH = 700;
    private static final double LONGEST = 450;
    private static final int MOST_LEGS = 8;
    private static final double BESIDE = 28;
    private static final int MOST_NAMED = 3;

    private final SpaceCity city;
    private final BuiltForm form;
    private final PageView page;
    private final List<Feature> streets;

    private Walk(SpaceCity city, BuiltForm form, PageView page, List<Feature> streets) {
        this.city = city;
        this.form = form;
        this.page = page;
        this.streets = streets;
    }

    /// A stretch of one street.
    ///
    /// @param street its name, empty where it has none
    /// @param metres how long
    /// @param direction whither, `north`, …
    /// @param turn how one turns into it: `start`, `straight`, `left`, `right`
    /// @param left what stands there
    /// @param right what stands there
    /// @param crossing names of the streets that meet at its end
    record Leg(
            String street, double metres, String direction, String turn, Side left, Side right, List<String> crossing) {
        public boolean named() {
            return !street.isEmpty();
        }
    }

    /// One side of a street.
    ///
    /// @param buildings how many stand along it
    /// @param lowest height of the lowest, metres
    /// @param highest height of the highest, metres
    /// @param told those with names, or else the highest
    record Side(long buildings, double lowest, double highest, List<Neighbour> told) {}

    private record Stretch(Feature street, double[] line, long end) {}

    /// The legs; none where there is no street near.
    static List<Leg> from(SpaceCity city, BuiltForm form, double x, double y, int heading, PageView page) {
        var streets = city.surfacesAround(x, y, REACH).stream()
                .filter(feature -> feature.type().equals(Layers.STREET)
                        && feature.shape().getNumPoints() >= 2
                        && !feature.properties().text("highway").orElse("").startsWith("motorway"))
                .toList();
        var walk = new Walk(city, form, page, streets);
        return city.nearestStreet(x, y, 200)
                .map(beside -> walk.legs(beside, heading))
                .orElse(List.of());
    }

    private List<Leg> legs(SpaceCity.Beside start, int heading) {
        Stretch now = first(start, heading);
        var legs = new ArrayList<Leg>();
        Set<String> walked = new HashSet<>();
        double metres = 0;
        String turn = "start";
        while (now != null && legs.size() < MOST_LEGS && metres < LONGEST) {
            var joined = new ArrayList<Stretch>();
            String name = Names.nameOf(now.street());
            double length = 0;
            Stretch next = now;
            do {
                now = next;
                walked.add(now.street().id());
                joined.add(now);
                length += Rings.length(now.line());
                next = onwards(now, walked);
            } while (next != null
                    && metres + length < LONGEST
                    && crossings(now, name).isEmpty()
                    && Names.nameOf(next.street()).equals(name));
            if (length >= 1) {
                legs.add(leg(name, joined, length, turn));
            }
            turn = next == null ? "straight" : turn(now.line(), next.line());
            metres += length;
            now = next;
        }
        return legs;
    }

    /// From the place to that end of the street which lies ahead.
    private Stretch first(SpaceCity.Beside start, int heading) {
        double[] line = Rings.line(start.street().shape().getCoordinates(), city.plane());
        double sine = Math.sin(Math.toRadians(heading));
        double cosine = Math.cos(Math.toRadians(heading));
        int last = line.length - 2;
        double ahead = (line[last] - line[0]) * sine + (line[last + 1] - line[1]) * cosine;
        boolean forwards = ahead >= 0;
        double[] way = forwards ? line : reversed(line);
        return new Stretch(start.street(), after(way, start.foot()), node(start.street(), forwards));
    }

    /// What of a line lies after a place on it.
    private static double[] after(double[] line, double[] foot) {
        int best = 2;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 2; i < line.length; i += 2) {
            double[] piece = {line[i - 2], line[i - 1], line[i], line[i + 1]};
            double[] near = Rings.foot(piece, foot[0], foot[1]);
            double metres = Math.hypot(near[0] - foot[0], near[1] - foot[1]);
            if (metres < least) {
                least = metres;
                best = i;
            }
        }
        double[] rest = new double[line.length - best + 2];
        rest[0] = foot[0];
        rest[1] = foot[1];
        System.arraycopy(line, best, rest, 2, line.length - best);
        return rest;
    }

    private static double[] reversed(double[] line) {
        double[] back = new double[line.length];
        for (int i = 0; i < line.length; i += 2) {
            back[i] = line[line.length - 2 - i];
            back[i + 1] = line[line.length - 1 - i];
        }
        return back;
    }

    private static long node(Feature street, boolean last) {
        return street.properties().whole(last ? "to_node" : "from_node").orElse(Long.MIN_VALUE);
    }

    /// The street that goes on with the least turn; of those with the same name, before others.
    private Stretch onwards(Stretch now, Set<String> walked) {
        return at(now.end())
                .filter(stretch -> !walked.contains(stretch.street().id()))
                .filter(stretch -> Math.abs(bend(now.line(), stretch.line())) < 100)
                .min(Comparator.comparing((Stretch stretch) ->
                                !Names.nameOf(stretch.street()).equals(Names.nameOf(now.street())))
                        .thenComparingDouble(stretch -> Math.abs(bend(now.line(), stretch.line())))
                        .thenComparing(stretch -> stretch.street().id()))
                .orElse(null);
    }

    /// Streets that begin or end at a junction, as one walks out of it.
    private Stream<Stretch> at(long junction) {
        return streets.stream().flatMap(street -> {
            double[] line = Rings.line(street.shape().getCoordinates(), city.plane());
            return Stream.of(true, false)
                    .filter(forwards -> junction != Long.MIN_VALUE && node(street, !forwards) == junction)
                    .map(forwards -> new Stretch(street, forwards ? line : reversed(line), node(street, forwards)));
        });
    }

    /// Names of the other streets at the end of a stretch.
    private List<String> crossings(Stretch stretch, String own) {
        var names = new TreeSet<String>();
        at(stretch.end())
                .map(other -> Names.nameOf(other.street()))
                .filter(name -> !name.isEmpty() && !name.equals(own))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /// By how many degrees one turns from a line into the next, to the right above 0.
    private static double bend(double[] from, double[] to) {
        int last = from.length - 2;
        double before = Rings.bearing(from[last - 2], from[last - 1], from[last], from[last + 1]);
        double after = Rings.bearing(to[0], to[1], to[2], to[3]);
        double bend = (after - before + 540) % 360 - 180;
        return Double.isNaN(bend) ? 0 : bend;
    }

    private static String turn(double[] from, double[] to) {
        double bend = bend(from, to);
        return Math.abs(bend) < 30 ? "straight" : bend < 0 ? "left" : "right";
    }

    private Leg leg(String name, List<Stretch> joined, double length, String turn) {
        double[] first = joined.getFirst().line();
        double[] last = joined.getLast().line();
        double bearing = Rings.bearing(first[0], first[1], last[last.length - 2], last[last.length - 1]);
        var sides = List.of(new ArrayList<Neighbour>(), new ArrayList<Neighbour>());
        Set<String> seen = new HashSet<>();
        for (Stretch stretch : joined) {
            beside(stretch.line(), sides, seen);
        }
        return new Leg(
                name,
                length,
                Neighbour.compass(bearing),
                turn,
                side(sides.get(0)),
                side(sides.get(1)),
                crossings(joined.getLast(), name));
    }

    private void beside(double[] line, List<ArrayList<Neighbour>> sides, Set<String> seen) {
        double x = (line[0] + line[line.length - 2]) / 2;
        double y = (line[1] + line[line.length - 1]) / 2;
        double reach = Rings.length(line) / 2 + BESIDE;
        for (Building building : SpaceCity.buildingsAround(form, x, y, reach)) {
            double middleX = building.solids().stream()
                    .mapToDouble(solid -> (solid.minX() + solid.maxX()) / 2)
                    .average()
                    .orElse(x);
            double middleY = building.solids().stream()
                    .mapToDouble(solid -> (solid.minY() + solid.maxY()) / 2)
                    .average()
                    .orElse(y);
            double[] foot = Rings.foot(line, middleX, middleY);
            double metres = Rings.nearest(building, foot[0], foot[1])[0];
            if (metres <= BESIDE && seen.add(building.id())) {
                sides.get(foot[2] >= 0 ? 0 : 1).add(Neighbour.of(city, building, foot[0], foot[1], page));
            }
        }
    }

    private static Side side(List<Neighbour> buildings) {
        List<Neighbour> told = buildings.stream()
                .sorted(Comparator.comparing((Neighbour building) -> !building.named())
                        .thenComparing(Comparator.comparingDouble(Neighbour::heightMetres)
                                .reversed())
                        .thenComparing(Neighbour::urn))
                .limit(MOST_NAMED)
                .toList();
        double lowest =
                buildings.stream().mapToDouble(Neighbour::heightMetres).min().orElse(0);
        double highest =
                buildings.stream().mapToDouble(Neighbour::heightMetres).max().orElse(0);
        return new Side(buildings.size(), lowest, highest, told);
    }
}
