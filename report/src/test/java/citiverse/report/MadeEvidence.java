package citiverse.report;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.Daylight;
import citiverse.rehearse.Comparison.Evidence;
import citiverse.rehearse.Comparison.Frame;
import citiverse.rehearse.Comparison.Heading;
import citiverse.rehearse.Comparison.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/// Evidence of every kind and a day of shadows, as the models give them for a quarter of a city.
final class MadeEvidence {
    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final double WEST = -51.215;
    private static final double SOUTH = -30.06;
    /// Degrees for a metre, about.
    private static final double NORTH = 1 / 111_195.0;
    private static final double EAST = NORTH / 0.8655;
    private static final int SIDE = 600;

    private MadeEvidence() {}

    static Comparison in(Comparison c, long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String option = c.ranking().stream()
                .filter(id -> !id.equals("base"))
                .findFirst()
                .orElseThrow();
        return with(c, tables(option, random), List.of(daylight(option, random)));
    }

    static Comparison with(Comparison c, List<Evidence> evidence, List<Daylight> daylight) {
        return new Comparison(
                c.format(),
                c.question(),
                c.inputs(),
                c.indicators(),
                c.futures(),
                c.parameters(),
                c.options(),
                c.ranking(),
                c.weightings(),
                c.flips(),
                c.places(),
                evidence,
                daylight,
                c.limits());
    }

    static Evidence table(String id, String option, String columns, List<Line> lines) {
        var headings = new ArrayList<Heading>();
        for (String column : columns.split(" ")) {
            int at = column.indexOf(':');
            headings.add(
                    new Heading(at < 0 ? column : column.substring(0, at), at < 0 ? "" : column.substring(at + 1)));
        }
        return new Evidence(id, option, headings, lines);
    }

    private static Line line(String name, String unit, double... values) {
        return new Line(name, unit, values);
    }

    private static Line step(String name, String unit, double before, double after) {
        return new Line(
                "chain." + name,
                unit,
                new double[] {before, after, after - before},
                "flows and speeds: EMEP (models.air.Made)");
    }

    static List<Evidence> tables(String option, RandomGenerator random) {
        var buildings = new ArrayList<Line>();
        for (int i = 0; i < 900; i++) {
            double before = 900 + 1400 * random.nextDouble();
            double lost = 38 * Math.exp(-i / 90.0);
            buildings.add(line(
                    "way/" + (88_120_431 + i * 17), "", random.nextInt(120), before, before * (1 - lost / 100), lost));
        }
        var links = new ArrayList<Line>();
        for (int i = 0; i < 15; i++) {
            links.add(line("Avenida Évora " + i, "", 1800 - 40 * i, 0.88 + 0.01 * i, 1.04 - 0.008 * i));
        }
        return List.of(
                table("chain", option, "before after change", chain()),
                table("sun.buildings", option, "people:{person} before:h after:h lost:%", buildings),
                table(
                        "sun.open_spaces",
                        option,
                        "area:m2 before:h after:h lost:%",
                        List.of(
                                line("Praça da Alfândega", "", 12_400, 8.31, 7.02, 15.5),
                                line(" ", "", 900, 6.5, 6.5, 0))),
                table(
                        "sun.communities",
                        option,
                        "people:{person} before:h after:h lost:% before.year:h after.year:h lost.year:% before.2026-06-21:h",
                        List.of(
                                line("Centro Histórico", "", 39_154, 5.2, 5.1, 1.9, 1710, 1698, 0.7, 3.1),
                                line("Cidade Baixa", "", 16_522, 6.0, 5.99, 0.2, 1833, 1831, 0.1, 3.9))),
                table("sun.rules", option, "checked:1 failed:1", List.of(line("VSC of at least 27 %", "", 41, 3))),
                table(
                        "traffic.bracket",
                        option,
                        "vehicle_hours:h",
                        List.of(
                                line("bracket.base", "", 31_204),
                                line("bracket.nobody", "", 33_870),
                                line("bracket.everybody", "", 31_911))),
                table("traffic.links", option, "flow:{veh}/h share.before:1 share.after:1", links),
                table("traffic.cut_off", option, "people:{person} trips:{trip}", List.of(line("zone 12", "", 310, 96))),
                table(
                        "traffic.emergency",
                        option,
                        "before:{person} after:{person}",
                        List.of(line("emergency.8", "", 611_200, 598_340), line("emergency.15", "", 790_100, 789_800))),
                table(
                        "works.calendar",
                        option,
                        "first_day last_day",
                        List.of(
                                line("Ponte do Guaíba", "d", 1, 42),
                                line("Viaduto Otávio Rocha", "d", 1, 14),
                                line("Túnel da Conceição", "d", 15, 56))),
                table(
                        "works.states",
                        option,
                        "days:d vehicle_hours:h delay:h",
                        List.of(line("1–14", "", 14, 33_100, 1896), line("15–42", "", 28, 34_020, 2816))),
                table(
                        "air.sources",
                        option,
                        "emission:g/h contribution:ug/m3",
                        List.of(line("Avenida Castelo Branco", "", 812.4, 1.93))),
                table(
                        "parks",
                        option,
                        "people:{person} exposure:ug/m3 cooling:K",
                        List.of(line("Parque novo", "", 8100, -0.11, 0.4))),
                table("winds.of_change", option, "gust:m/s", List.of(line("Esquina", "", 7.5))));
    }

    private static List<Line> chain() {
        return List.of(
                step("trips", "{trip}", 212_000, 212_000),
                step("vehicle_hours", "h", 31_204.2, 31_911.6),
                step("vehicle_kilometres", "km", 1_201_330, 1_214_900),
                step("emission.nox", "kg/h", 402.1, 409.8),
                step("emission.pm25", "kg/h", 21.03, 21.4),
                step("emission.pm10", "kg/h", 33.2, 33.9),
                step("concentration.no2", "ug/m3", 24.31, 24.38),
                step("concentration.pm25", "ug/m3", 11.02, 11.03),
                step("concentration.pm10", "ug/m3", 19.5, 19.52),
                step("exposure.no2", "ug/m3", 26.7, 26.81),
                step("above.no2", "{person}", 801_120, 803_400),
                step("inequality.no2", "1", 0.113, 0.1134),
                step("noise", "dB", 58.1, 58.2),
                step("cooling", "K", 0.41, 0.41));
    }

    private static double[] ring(Geometry shape) {
        Coordinate[] corners = shape.getCoordinates();
        var ring = new double[2 * (corners.length - 1)];
        for (int i = 0; i < ring.length / 2; i++) {
            ring[2 * i] = WEST + corners[i].x * EAST;
            ring[2 * i + 1] = SOUTH + corners[i].y * NORTH;
        }
        return ring;
    }

    /// Outer rings and holes of all polygons, holes turning the other way.
    private static List<double[]> rings(Geometry shape) {
        var rings = new ArrayList<double[]>();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i) instanceof org.locationtech.jts.geom.Polygon polygon && !polygon.isEmpty()) {
                polygon.normalize();
                rings.add(ring(polygon.getExteriorRing()));
                for (int j = 0; j < polygon.getNumInteriorRing(); j++) {
                    rings.add(ring(polygon.getInteriorRingN(j)));
                }
            }
        }
        return rings;
    }

    private static Geometry box(double x, double y, double width, double height) {
        return SHAPES.createPolygon(new Coordinate[] {
            new Coordinate(x, y),
            new Coordinate(x + width, y),
            new Coordinate(x + width, y + height),
            new Coordinate(x, y + height),
            new Coordinate(x, y)
        });
    }

    private static Geometry shadow(Geometry footprint, double height, double azimuth, double elevation) {
        double length = height / Math.tan(Math.toRadians(elevation));
        var moved = footprint.copy();
        double dx = -Math.sin(Math.toRadians(azimuth)) * length;
        double dy = -Math.cos(Math.toRadians(azimuth)) * length;
        moved.apply((Coordinate corner) -> {
            corner.x += dx;
            corner.y += dy;
        });
        return footprint.union(moved).convexHull();
    }

    static Daylight daylight(String option, RandomGenerator random) {
        var footprints = new ArrayList<Geometry>();
        var heights = new ArrayList<Double>();
        for (int x = 10; x < SIDE; x += 30) {
            for (int y = 10; y < SIDE; y += 40) {
                boolean street = x % 120 == 100 || y % 160 == 130;
                if (!street && random.nextDouble() < 0.8) {
                    footprints.add(box(x, y, 12 + 14 * random.nextDouble(), 14 + 20 * random.nextDouble()));
                    heights.add(6 + 24 * random.nextDouble());
                }
            }
        }
        Geometry tower = box(290, 300, 28, 28);
        var frames = new ArrayList<Frame>();
        for (int hour = 6; hour <= 18; hour++) {
            double elevation = 60 * Math.sin(Math.PI * (hour - 5) / 14.0);
            double azimuth = (360 + 90 - (hour - 5) * 180 / 14.0) % 360;
            Geometry city = UnaryUnionOp.union(java.util.stream.IntStream.range(0, footprints.size())
                    .mapToObj(i -> shadow(footprints.get(i), heights.get(i), azimuth, elevation))
                    .toList());
            Geometry more = shadow(tower, 95, azimuth, elevation).difference(city);
            frames.add(new Frame(
                    String.format(Locale.ROOT, "%02d:00", hour), azimuth, elevation, rings(city), rings(more)));
        }
        return new Daylight(
                option,
                "2026-03-21",
                new double[] {WEST, SOUTH, WEST + SIDE * EAST, SOUTH + SIDE * NORTH},
                footprints.stream().map(MadeEvidence::ring).toList(),
                List.of(ring(tower)),
                frames);
    }
}
