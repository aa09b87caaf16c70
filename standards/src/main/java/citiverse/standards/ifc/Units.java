package citiverse.standards.ifc;

import citiverse.standards.Findings;
import java.util.Map;
import java.util.Optional;

/// Sizes of the units of a file (IfcUnitAssignment), in metres, square metres, cubic metres and radians.
///
/// @param length metres in its unit of lengths
/// @param area square metres in its unit of areas
/// @param volume cubic metres in its unit of volumes
/// @param angle radians in its unit of plane angles
/// @param angleTold false where the file does not name that unit
record Units(double length, double area, double volume, double angle, boolean angleTold) {
    private static final int DEEPEST = 8;
    private static final double SMALLEST_METRES = 1e-6;
    private static final double LARGEST_METRES = 1e6;
    private static final Map<String, Double> PREFIXES = Map.ofEntries(
            Map.entry("EXA", 1e18),
            Map.entry("PETA", 1e15),
            Map.entry("TERA", 1e12),
            Map.entry("GIGA", 1e9),
            Map.entry("MEGA", 1e6),
            Map.entry("KILO", 1e3),
            Map.entry("HECTO", 1e2),
            Map.entry("DECA", 1e1),
            Map.entry("DECI", 1e-1),
            Map.entry("CENTI", 1e-2),
            Map.entry("MILLI", 1e-3),
            Map.entry("MICRO", 1e-6),
            Map.entry("NANO", 1e-9),
            Map.entry("PICO", 1e-12),
            Map.entry("FEMTO", 1e-15),
            Map.entry("ATTO", 1e-18));

    /// The units of a project; metres and radians where it names none, with a warning for metres.
    static Units of(StepInstance project, Findings findings) {
        double length = 0;
        double area = 0;
        double volume = 0;
        double angle = 0;
        Optional<StepInstance> assignment = project.followed(8);
        if (assignment.isPresent()) {
            for (StepInstance unit : assignment.get().followAll(0)) {
                switch (kind(unit)) {
                    case "LENGTHUNIT" -> length = size(unit);
                    case "AREAUNIT" -> area = size(unit);
                    case "VOLUMEUNIT" -> volume = size(unit);
                    case "PLANEANGLEUNIT" -> angle = size(unit);
                    default -> {
                        // Units of what is not read.
                    }
                }
            }
        }
        if (length == 0) {
            findings.warn("no unit of lengths is told: taken as metres", project.place());
            length = 1;
        }
        if (!(length >= SMALLEST_METRES && length <= LARGEST_METRES)) {
            throw new Fault(project.id(), "its unit of lengths has " + length + " metres");
        }
        return new Units(
                length,
                area == 0 ? length * length : area,
                volume == 0 ? length * length * length : volume,
                angle == 0 ? 1 : angle,
                angle != 0);
    }

    private static String kind(StepInstance unit) {
        return unit.is("IFCSIUNIT", "IFCCONVERSIONBASEDUNIT", "IFCCONVERSIONBASEDUNITWITHOFFSET")
                        || unit.is("IFCDERIVEDUNIT")
                ? unit.word(1)
                : "";
    }

    /// Size of a unit in the SI unit without prefix: metres in a foot, radians in a degree.
    static double size(StepInstance unit) {
        double size = size(unit, 0);
        if (!(size > 0) || !Double.isFinite(size)) {
            throw new Fault(unit.id(), "a unit has the size " + size);
        }
        return size;
    }

    private static double size(StepInstance unit, int depth) {
        if (depth > DEEPEST) {
            throw new Fault(unit.id(), "units are defined by one another");
        }
        return switch (unit.type()) {
            case "IFCSIUNIT" -> {
                double prefix = PREFIXES.getOrDefault(unit.word(2), 1.0);
                yield switch (unit.word(3)) {
                    case "SQUARE_METRE" -> prefix * prefix;
                    case "CUBIC_METRE" -> prefix * prefix * prefix;
                    default -> prefix;
                };
            }
            case "IFCCONVERSIONBASEDUNIT", "IFCCONVERSIONBASEDUNITWITHOFFSET" -> {
                StepInstance factor = unit.follow(3);
                yield factor.number(0) * size(factor.follow(1), depth + 1);
            }
            case "IFCDERIVEDUNIT" -> {
                double product = 1;
                for (StepInstance element : unit.followAll(0)) {
                    product *= StrictMath.pow(size(element.follow(0), depth + 1), element.number(1));
                }
                yield product;
            }
            default -> throw new Fault(unit.id(), unit.type() + " is no unit");
        };
    }
}
