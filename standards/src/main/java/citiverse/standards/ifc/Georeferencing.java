package citiverse.standards.ifc;

import citiverse.standards.Findings;
import citiverse.standards.Reading;
import citiverse.standards.crs.Crs;
import citiverse.twin.Problem;
import citiverse.twin.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds where a model stands: by what the city file says, else by its map conversion (IFC4) or the property set
/// that stands for one in IFC2X3 (`ePset_MapConversion`), else by latitude and longitude of its site.
final class Georeferencing {
    private static final double LIKE = 0.05;
    private static final double STRAIGHT = 1e-9;
    private static final double FARTHEST = 1e9;
    private static final double HIGHEST = 1e5;

    private final StepFile file;
    private final Units units;
    private final Axes axes;
    private final PropertySets sets;
    private final IfcReader.Options options;
    private final Reading reading;
    private final Findings findings;

    Georeferencing(
            StepFile file,
            Units units,
            Axes axes,
            PropertySets sets,
            IfcReader.Options options,
            Reading reading,
            Findings findings) {
        this.file = file;
        this.units = units;
        this.axes = axes;
        this.sets = sets;
        this.options = options;
        this.reading = reading;
        this.findings = findings;
    }

    /// @throws Problem `CV-IFC-006` where nothing tells, `CV-CRS-…` where its CRS is not known
    Georeference find() {
        noteWorld();
        IfcReader.Place told = options.place();
        if (told.isTold()) {
            double turn = StrictMath.toRadians(told.rotation());
            return Georeference.local(
                    "the city file",
                    options.datum(),
                    told.longitude(),
                    told.latitude(),
                    told.elevation(),
                    new double[3],
                    -StrictMath.sin(turn),
                    StrictMath.cos(turn));
        }
        return byConversion().or(this::byPropertySets).or(this::bySite).orElseThrow(this::missing);
    }

    private Problem missing() {
        return Problem.user(
                        "CV-IFC-006",
                        "the model does not tell where it stands: it has neither a map conversion nor a site with"
                                + " latitude and longitude")
                .in(reading.file())
                .at("the georeference")
                .remedy("Tell it in the city file, at this source: georeference: {longitude: <degrees>, latitude:"
                        + " <degrees>, elevation: <metres>, rotation: <degrees clockwise from north to the model's y"
                        + " axis>}, for the origin of the model");
    }

    private void noteWorld() {
        for (StepInstance context : file.all("IFCGEOMETRICREPRESENTATIONCONTEXT")) {
            try {
                Optional<StepInstance> world = context.followed(4);
                if (world.isPresent() && moved(Axes.placement(world.get()))) {
                    findings.warn(
                            "its world coordinate system is moved, which is not taken into account", context.place());
                }
            } catch (Fault fault) {
                findings.warn("context passed over: " + fault.getMessage(), context.place());
            }
        }
    }

    private static boolean moved(Affine map) {
        double off = Math.abs(map.dx()) + Math.abs(map.dy()) + Math.abs(map.dz());
        double turned = Math.abs(map.xx() - 1) + Math.abs(map.yy() - 1) + Math.abs(map.zz() - 1);
        return off > STRAIGHT || turned > STRAIGHT;
    }

    private Optional<Georeference> byConversion() {
        var found = new ArrayList<Georeference>();
        List<StepInstance> conversions = new ArrayList<>(file.all("IFCMAPCONVERSION"));
        conversions.addAll(file.all("IFCMAPCONVERSIONSCALED"));
        for (StepInstance conversion : conversions) {
            try {
                StepInstance target = conversion.follow(1);
                double unit = target.followed(6).map(Units::size).orElse(units.length());
                double[] shift = {
                    conversion.number(2),
                    conversion.number(3),
                    conversion.optionalNumber(4).orElse(0)
                };
                double[] east = {
                    conversion.optionalNumber(5).orElse(1),
                    conversion.optionalNumber(6).orElse(0)
                };
                double stretch =
                        stretch(conversion.place(), conversion.optionalNumber(7).orElse(1), unit);
                found.add(converted(conversion.place(), target.text(0), target.text(3), unit, shift, east, stretch));
            } catch (Fault fault) {
                findings.warn("map conversion passed over: " + fault.getMessage(), conversion.place());
            }
        }
        for (int i = 1; i < found.size(); i++) {
            if (!found.get(i).map().equals(found.getFirst().map())) {
                findings.warn(
                        "several map conversions differ: the first is used",
                        conversions.get(i).place());
            }
        }
        return found.stream().findFirst();
    }

    /// @param name of the projected CRS
    /// @param unit metres in the unit of the shift
    /// @param shift eastings, northings and height of the model's origin
    /// @param east eastings and northings of the direction of the model's x axis, of any length
    /// @param stretch map metres in a metre of the model
    private Georeference converted(
            String place, String name, String datum, double unit, double[] shift, double[] east, double stretch) {
        double length = Math.sqrt(east[0] * east[0] + east[1] * east[1]);
        if (!(length > 0) || !Double.isFinite(length) || !(stretch > 0)) {
            throw new Fault(0, "it has no direction or no scale");
        }
        Crs crs = crs(name, place);
        double perMetre = crs.metric() ? 1 : 1 / unit;
        double cos = east[0] / length * stretch * perMetre;
        double sin = east[1] / length * stretch * perMetre;
        double fixed = unit * perMetre;
        var map = new Affine(
                cos, -sin, 0, shift[0] * fixed, sin, cos, 0, shift[1] * fixed, 0, 0, stretch, shift[2] * unit);
        boolean near = Math.abs(map.dx()) < FARTHEST && Math.abs(map.dy()) < FARTHEST && Math.abs(map.dz()) < HIGHEST;
        if (!near) {
            throw new Fault(0, "it leads away from the earth");
        }
        double[] base = base();
        try {
            return Georeference.inCrs(
                    "map conversion to " + crs.code(),
                    crs,
                    datum.isEmpty() ? options.datum() : datum,
                    map,
                    map.apply(base));
        } catch (IllegalArgumentException flat) {
            throw new Fault(0, "it has no plane there (" + flat.getMessage() + ')');
        } catch (Problem outside) {
            throw outside.in(reading.file()).at(place);
        }
    }

    /// Map metres in a metre of the model. The scale of IFC4 converts units too; where it does not, although it
    /// should, that is mended.
    private double stretch(String place, double scale, double unit) {
        double whole = scale * unit / units.length();
        if (Math.abs(whole - 1) <= LIKE) {
            return whole;
        }
        if (Math.abs(scale - 1) <= LIKE) {
            findings.warn("the scale of the map conversion does not convert its units: converted", place);
            return scale;
        }
        findings.warn("the map conversion stretches the model by " + whole, place);
        return whole;
    }

    private Crs crs(String name, String place) {
        String told = options.crs().isEmpty() ? name : options.crs();
        try {
            return Crs.of(told);
        } catch (Problem unknown) {
            throw Problem.user("CV-IFC-007", "its projected CRS \"" + told + "\" is not known by a code")
                    .in(reading.file())
                    .at(place)
                    .remedy("Name its CRS in the city file, at this source: crs: EPSG:<code>")
                    .causedBy(unknown);
        }
    }

    /// A place of the model near which it is built: the first building's, else the first site's origin.
    private double[] base() {
        for (String type : List.of("IFCBUILDING", "IFCSITE")) {
            for (StepInstance one : file.all(type)) {
                try {
                    return Affine.scale(units.length())
                            .after(axes.ofProduct(one, 5))
                            .apply(0, 0, 0);
                } catch (Fault fault) {
                    findings.warn("placement passed over: " + fault.getMessage(), one.place());
                }
            }
        }
        return new double[3];
    }

    private Optional<Georeference> byPropertySets() {
        for (String type : List.of("IFCSITE", "IFCPROJECT", "IFCBUILDING")) {
            for (StepInstance holder : file.all(type)) {
                Map<String, Value> all = new TreeMap<>();
                sets.of(holder).forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
                double east = number(all, "epset_mapconversion.eastings", Double.NaN);
                double north = number(all, "epset_mapconversion.northings", Double.NaN);
                if (all.get("epset_projectedcrs.name") instanceof Value.Text(String name)
                        && Double.isFinite(east)
                        && Double.isFinite(north)) {
                    String datum =
                            all.get("epset_projectedcrs.verticaldatum") instanceof Value.Text(String text) ? text : "";
                    try {
                        return Optional.of(converted(
                                holder.place(),
                                name,
                                datum,
                                1,
                                new double[] {east, north, number(all, "epset_mapconversion.orthogonalheight", 0)},
                                new double[] {
                                    number(all, "epset_mapconversion.xaxisabscissa", 1),
                                    number(all, "epset_mapconversion.xaxisordinate", 0)
                                },
                                1));
                    } catch (Fault fault) {
                        findings.warn("ePset_MapConversion passed over: " + fault.getMessage(), holder.place());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static double number(Map<String, Value> all, String name, double otherwise) {
        return switch (all.get(name)) {
            case Value.Real(double number) -> number;
            case Value.Whole(long number) -> number;
            case null, default -> otherwise;
        };
    }

    private Optional<Georeference> bySite() {
        for (StepInstance site : file.all("IFCSITE")) {
            try {
                if (!site.has(9) || !site.has(10)) {
                    continue;
                }
                double latitude = degrees(site, 9, 90);
                double longitude = degrees(site, 10, 180);
                if (latitude == 0 && longitude == 0) {
                    findings.warn("its latitude and longitude are 0: taken as not told", site.place());
                    continue;
                }
                double[] origin = Affine.scale(units.length())
                        .after(axes.ofProduct(site, 5))
                        .apply(0, 0, 0);
                double elevation = site.optionalNumber(11).orElse(0) * units.length();
                if (!(Math.abs(elevation) < HIGHEST) || !(Math.abs(origin[0]) + Math.abs(origin[1]) < FARTHEST)) {
                    throw new Fault(site.id(), "it leads away from the earth");
                }
                double[] north = trueNorth();
                return Optional.of(Georeference.local(
                        "latitude and longitude of the site",
                        options.datum(),
                        longitude,
                        latitude,
                        elevation,
                        origin,
                        north[0],
                        north[1]));
            } catch (Fault fault) {
                findings.warn("place of the site passed over: " + fault.getMessage(), site.place());
            }
        }
        return Optional.empty();
    }

    /// Degrees of an IfcCompoundPlaneAngleMeasure: degrees, minutes, seconds, millionths of seconds, all of one sign.
    static double degrees(StepInstance site, int attribute, double most) {
        double[] parts = site.numbers(attribute);
        if (parts.length < 3 || parts.length > 4) {
            throw site.fault(attribute, "degrees, minutes and seconds");
        }
        boolean negative = false;
        double sum = 0;
        double[] share = {1, 1 / 60.0, 1 / 3600.0, 1 / 3.6e9};
        for (int i = 0; i < parts.length; i++) {
            negative |= parts[i] < 0;
            sum += Math.abs(parts[i]) * share[i];
        }
        if (!(sum <= most)) {
            throw site.fault(attribute, "an angle of at most " + most + " degrees");
        }
        return negative ? -sum : sum;
    }

    /// Direction of true north in the plane of the model; its y axis where no context tells.
    private double[] trueNorth() {
        for (StepInstance context : file.all("IFCGEOMETRICREPRESENTATIONCONTEXT")) {
            try {
                Optional<StepInstance> told = context.followed(5);
                if (told.isPresent()) {
                    double[] north = Axes.direction(told.get());
                    double flat = Math.sqrt(north[0] * north[0] + north[1] * north[1]);
                    if (flat > STRAIGHT) {
                        return new double[] {north[0] / flat, north[1] / flat};
                    }
                }
            } catch (Fault fault) {
                findings.warn("true north passed over: " + fault.getMessage(), context.place());
            }
        }
        return new double[] {0, 1};
    }
}
