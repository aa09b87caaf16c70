package citiverse.rehearse.physical;

import citiverse.models.built.BuiltForm;
import citiverse.models.built.Solid;
import citiverse.models.plane.Plane;
import citiverse.models.sun.Criteria;
import citiverse.models.sun.Receptors;
import citiverse.models.sun.Shadows;
import citiverse.models.sun.SunPath;
import citiverse.models.sun.SunResult;
import citiverse.rehearse.Comparison.Daylight;
import citiverse.rehearse.Comparison.Evidence;
import citiverse.rehearse.Comparison.Frame;
import citiverse.rehearse.Comparison.Heading;
import citiverse.rehearse.Comparison.Line;
import citiverse.rehearse.options.Naming;
import citiverse.rehearse.options.Option;
import citiverse.twin.Feature;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/// Whose sun an option takes: neighbours, open spaces and communities one by one, and its shadow hour by hour.
final class SunWitness {
    private static final int MOST_LINES = 60;
    private static final double LEAST_SIDE_METRES = 160;
    private static final double MOST_SIDE_METRES = 420;
    private static final double LEAST_ELEVATION = 4;
    private static final double SIMPLE_METRES = 0.7;
    private static final double LEAST_SHADOW_SQUARE_METRES = 4;
    private static final double DEGREE_DIGITS = 1e6;
    private static final double ZENITH = 90;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final PhysicalCity city;
    private final SunPart part;
    private final Option option;
    private final SunResult before;
    private final SunResult after;
    private final Set<String> gone;
    private final Naming naming;

    SunWitness(PhysicalCity city, SunPart part, Option option) {
        this.city = city;
        this.part = part;
        this.option = option;
        this.before = part.model().baseline();
        this.after = part.of(option.changes());
        this.gone = part.gone(option.changes());
        this.naming = new Naming(city.snapshot());
    }

    List<Evidence> tables() {
        var tables = new ArrayList<Evidence>();
        tables.add(communities());
        tables.add(buildings());
        openSpaces().ifPresent(tables::add);
        tables.add(rules());
        return tables;
    }

    private static Heading heading(String id, String unit) {
        return new Heading(id, unit);
    }

    /// Percentage of the sun that is lost: 0 where there was none to lose.
    private static double lost(double before, double after) {
        return before > 0 ? 100 * (before - after) / before : 0;
    }

    /// Communities as wholes, by date and over the year, weighted by people.
    private Evidence communities() {
        var lines = new ArrayList<Line>();
        List<LocalDate> dates = part.model().settings().dates();
        for (PhysicalCity.Community community : byLoss()) {
            for (int d = 0; d < dates.size(); d++) {
                int date = d;
                lines.add(line(
                        community,
                        ", " + dates.get(d),
                        "h",
                        part.byPlace(Set.of(), r -> before.dateHours(date, r)),
                        part.byPlace(gone, r -> after.dateHours(date, r))));
            }
            lines.add(line(
                    community,
                    ", " + part.model().settings().year(),
                    "h",
                    part.byPlace(Set.of(), before::yearHours),
                    part.byPlace(gone, after::yearHours)));
        }
        return new Evidence("sun.communities", option.id(), headings("people", "{person}"), lines);
    }

    /// Communities, those first that lose most on the first date.
    private List<PhysicalCity.Community> byLoss() {
        double[] was = part.byPlace(Set.of(), r -> before.dateHours(0, r));
        double[] is = part.byPlace(gone, r -> after.dateHours(0, r));
        return city.communities().stream()
                .sorted(Comparator.comparingDouble((PhysicalCity.Community community) ->
                                -line(community, "", "h", was, is).values()[3])
                        .thenComparing(PhysicalCity.Community::name))
                .toList();
    }

    private static List<Heading> headings(String first, String unit) {
        return List.of(heading(first, unit), heading("before", "h"), heading("after", "h"), heading("lost", "%"));
    }

    private Line line(PhysicalCity.Community community, String when, String unit, double[] was, double[] is) {
        double people = 0;
        double sumBefore = 0;
        double sumAfter = 0;
        for (int i = 0; i < was.length; i++) {
            if (community.members()[i] && !Double.isNaN(was[i]) && !Double.isNaN(is[i])) {
                people += city.people()[i];
                sumBefore += city.people()[i] * was[i];
                sumAfter += city.people()[i] * is[i];
            }
        }
        double meanBefore = people > 0 ? sumBefore / people : Double.NaN;
        double meanAfter = people > 0 ? sumAfter / people : Double.NaN;
        return new Line(community.name() + when, unit, people, meanBefore, meanAfter, lost(meanBefore, meanAfter));
    }

    /// Neighbours that lose sun on the first date, those that lose most first.
    private Evidence buildings() {
        double[] was = part.byPlace(Set.of(), r -> before.dateHours(0, r));
        double[] is = part.byPlace(gone, r -> after.dateHours(0, r));
        var losing = new ArrayList<Integer>();
        for (int i = 0; i < was.length; i++) {
            if (was[i] > is[i]) {
                losing.add(i);
            }
        }
        losing.sort(Comparator.comparingDouble((Integer i) -> is[i] - was[i])
                .thenComparing(i -> city.places().ids()[i]));
        var lines = new ArrayList<Line>();
        for (int i : losing.subList(0, Math.min(MOST_LINES, losing.size()))) {
            lines.add(new Line(city.placeName(i, naming), "h", city.people()[i], was[i], is[i], lost(was[i], is[i])));
        }
        return new Evidence("sun.buildings", option.id(), headings("people", "{person}"), lines);
    }

    /// Rules of daylight and sunlight at the places whose sun changes: how many are judged, and how many fail.
    private Evidence rules() {
        var lines = new ArrayList<Line>();
        List<Receptors.Subject> subjects = part.model().receptors().subjects();
        for (Criteria criteria : List.of(Criteria.BRE_209, Criteria.EN_17037)) {
            var checks = new ArrayList<Criteria.Check>();
            for (int receptor : after.changed()) {
                if (!after.gone(receptor)
                        && !part.model().receptors().building(receptor).isEmpty()) {
                    checks.addAll(criteria.judge(before, after, receptor));
                }
            }
            for (int s = 0; s < subjects.size(); s++) {
                if (subjects.get(s).sort() == Receptors.Sort.OPEN_SPACE) {
                    checks.addAll(criteria.judgeOpenSpace(before, after, s));
                }
            }
            for (Criteria.Rule rule : criteria.rules()) {
                var judged = checks.stream()
                        .filter(check ->
                                check.rule().equals(rule) && check.verdict() != Criteria.Verdict.NOT_APPLICABLE)
                        .toList();
                long failed = judged.stream()
                        .filter(check -> check.verdict() == Criteria.Verdict.NOT_MET)
                        .count();
                lines.add(new Line(
                        rule.text(),
                        "",
                        new double[] {judged.size(), failed},
                        criteria.source() + "; " + criteria.note()));
            }
        }
        return new Evidence("sun.rules", option.id(), List.of(heading("checked", "1"), heading("failed", "1")), lines);
    }

    private Optional<Evidence> openSpaces() {
        List<Receptors.Subject> subjects = part.model().receptors().subjects();
        var lines = new ArrayList<Line>();
        for (int s = 0; s < subjects.size(); s++) {
            if (subjects.get(s).sort() != Receptors.Sort.OPEN_SPACE) {
                continue;
            }
            double[] was = part.openSpace(before, s);
            double[] is = part.openSpace(after, s);
            if (was[0] != is[0]) {
                Feature space = city.snapshot().feature(subjects.get(s).id()).orElseThrow();
                lines.add(new Line(
                        naming.placed(space),
                        "h",
                        was[1],
                        was[0] / was[1],
                        is[0] / is[1],
                        lost(was[0] / was[1], is[0] / is[1])));
            }
        }
        lines.sort(Comparator.comparingDouble((Line line) -> -line.values()[3]).thenComparing(Line::name));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Evidence(
                        "sun.open_spaces",
                        option.id(),
                        headings("area", "m2"),
                        lines.subList(0, Math.min(MOST_LINES, lines.size()))));
    }

    /// Shadows of the first date around the place of the option.
    Optional<Daylight> daylight() {
        if (Double.isNaN(option.longitude())) {
            return Optional.empty();
        }
        BuiltForm built = part.model().form();
        SunPart.Difference difference = part.difference(option.changes());
        Plane plane = built.plane();
        double x = plane.x(option.longitude());
        double y = plane.y(option.latitude());
        double ground = built.ground().at(x, y);
        double height = difference.added().stream()
                .mapToDouble(solid -> solid.topMetres() - ground)
                .max()
                .orElse(0);
        double side = Math.clamp(3 * height, LEAST_SIDE_METRES, MOST_SIDE_METRES);
        Geometry view = GEOMETRY.toGeometry(new Envelope(x - side, x + side, y - side, y + side));
        var standing = new ArrayList<Solid>();
        built.solids()
                .visit(
                        x - 2 * side,
                        y - 2 * side,
                        x + 2 * side,
                        y + 2 * side,
                        s -> standing.add(built.solids().solid(s)));
        var frames = new ArrayList<Frame>();
        LocalDate date = part.model().settings().dates().getFirst();
        ZoneId zone = city.snapshot().city().zone();
        SunPath path = part.model().path(date, 60);
        for (int step = 0; step < path.size(); step++) {
            double elevation = path.elevation(step);
            if (elevation < LEAST_ELEVATION || elevation > ZENITH) {
                continue;
            }
            double azimuth = path.azimuth(step);
            Geometry cast =
                    clean(Shadows.union(standing, ground, azimuth, elevation)).intersection(view);
            Geometry more = clean(Shadows.union(difference.added(), ground, azimuth, elevation))
                    .intersection(view)
                    .difference(cast);
            frames.add(new Frame(
                    path.start(step)
                            .plusSeconds(path.seconds(step) / 2)
                            .atZone(zone)
                            .format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)),
                    Math.rint(azimuth * 10) / 10,
                    Math.rint(elevation * 10) / 10,
                    outlines(cast, plane),
                    outlines(more, plane)));
        }
        var drawn = new ArrayList<double[]>();
        for (Solid solid : standing) {
            if (solid.minX() < x + side
                    && solid.maxX() > x - side
                    && solid.minY() < y + side
                    && solid.maxY() > y - side) {
                drawn.add(degrees(solid.rings()[0], plane));
            }
        }
        return Optional.of(new Daylight(
                option.id(),
                date.toString(),
                new double[] {
                    rounded(plane.longitudeOf(x - side)),
                    rounded(plane.latitudeOf(y - side)),
                    rounded(plane.longitudeOf(x + side)),
                    rounded(plane.latitudeOf(y + side))
                },
                drawn,
                difference.added().stream()
                        .map(solid -> degrees(solid.rings()[0], plane))
                        .toList(),
                frames));
    }

    private static Geometry clean(Geometry area) {
        return area.isValid() ? area : GeometryFixer.fix(area);
    }

    private static List<double[]> outlines(Geometry area, Plane plane) {
        Geometry simple = TopologyPreservingSimplifier.simplify(area, SIMPLE_METRES);
        var outlines = new ArrayList<double[]>();
        for (int part = 0; part < simple.getNumGeometries(); part++) {
            if (simple.getGeometryN(part) instanceof Polygon polygon
                    && polygon.getArea() >= LEAST_SHADOW_SQUARE_METRES) {
                outlines.add(degrees(polygon.getExteriorRing(), plane));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    if (GEOMETRY.createPolygon(polygon.getInteriorRingN(hole)).getArea()
                            >= LEAST_SHADOW_SQUARE_METRES) {
                        outlines.add(degrees(polygon.getInteriorRingN(hole), plane));
                    }
                }
            }
        }
        return outlines;
    }

    private static double[] degrees(LinearRing ring, Plane plane) {
        double[] metres = new double[2 * (ring.getNumPoints() - 1)];
        for (int v = 0; v < metres.length / 2; v++) {
            metres[2 * v] = ring.getCoordinateN(v).x;
            metres[2 * v + 1] = ring.getCoordinateN(v).y;
        }
        return degrees(metres, plane);
    }

    private static double[] degrees(double[] metres, Plane plane) {
        double[] degrees = new double[metres.length];
        for (int v = 0; v < metres.length; v += 2) {
            degrees[v] = rounded(plane.longitudeOf(metres[v]));
            degrees[v + 1] = rounded(plane.latitudeOf(metres[v + 1]));
        }
        return degrees;
    }

    private static double rounded(double degree) {
        return Math.rint(degree * DEGREE_DIGITS) / DEGREE_DIGITS;
    }
}
