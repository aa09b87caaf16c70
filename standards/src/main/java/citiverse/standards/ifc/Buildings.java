package citiverse.standards.ifc;

import citiverse.standards.Findings;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import citiverse.twin.solid.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/// Footprint, ground, height and storeys of buildings, from what is in them.
final class Buildings {
    private static final String BUILDING = "IFCBUILDING";
    /// What a building looks like from outside. Where it has none of these, all its parts count.
    private static final Set<String> OUTER = Set.of("ifc_wall", "ifc_slab", "ifc_roof", "ifc_curtain_wall");
    /// A storey that begins less below the ground is above it.
    private static final double SUNK_METRES = 0.5;
    /// A storey that begins less below the top is its roof.
    private static final double LOWEST_STOREY_METRES = 1;

    private final Relations relations;
    private final Bodies bodies;
    private final Footprints footprints;
    private final Forms forms;
    private final Georeference place;
    private final Units units;
    private final Findings findings;
    private final Map<Long, List<Item>> inside = new HashMap<>();
    private final Map<Long, Integer> spaces = new HashMap<>();

    Buildings(
            Relations relations,
            Bodies bodies,
            Footprints footprints,
            Forms forms,
            Georeference place,
            Units units,
            Findings findings) {
        this.relations = relations;
        this.bodies = bodies;
        this.footprints = footprints;
        this.forms = forms;
        this.place = place;
        this.units = units;
        this.findings = findings;
    }

    /// Learns what is in which building.
    void group(Collection<Item> items) {
        for (Item item : items) {
            long building = relations.above(item.product.id(), BUILDING);
            inside.computeIfAbsent(building, unused -> new ArrayList<>()).add(item);
            if (item.layer().equals("ifc_space")) {
                spaces.merge(relations.above(item.product.id(), "IFCBUILDINGSTOREY"), 1, Integer::sum);
            }
        }
    }

    /// Gives a building its footprint, its height, the elevation of its ground and the number of its storeys.
    void measure(Item building, Properties.Builder properties) {
        List<Item> parts = inside.getOrDefault(building.product.id(), List.of());
        List<Item> own = parts.stream().filter(item -> item.own).toList();
        List<Item> outer =
                own.stream().filter(item -> OUTER.contains(item.layer())).toList();
        List<Item> shown = outer.isEmpty() ? own : outer;
        if (!shown.isEmpty()) {
            building.low = Double.NaN;
            building.high = Double.NaN;
        }
        for (Item item : shown) {
            building.reach(item.low);
            building.reach(item.high);
        }
        footprints
                .union(shown.stream()
                        .filter(Item::isFlat)
                        .map(item -> item.area)
                        .toList())
                .ifPresent(area -> building.area = area);
        properties.put("georeference", place.told());
        if (Double.isNaN(building.high)) {
            findings.warn("no part of the building has a body: no footprint, no height", building.product.place());
            return;
        }
        double ground = ground(building);
        double height = place.elevation(building.high) - place.elevation(ground);
        properties.put("ground_metres", ItemProperties.rounded(place.elevation(ground), 1e3));
        properties.put("height_metres", ItemProperties.rounded(height, 1e3));
        properties.put("height_source", "geometry");
        properties.put("base_metres", ItemProperties.rounded(place.elevation(building.low), 1e3));
        block(building, ground).ifPresent(form -> {
            properties.put(Form.PROPERTY, Value.of(form.pack()));
            properties.put("lods", "1");
        });
        levels(parts, ground, building.high).ifPresent(levels -> properties.put("levels", levels));
    }

    /// The footprint drawn up from the ground to the top.
    private Optional<Form> block(Item building, double ground) {
        if (!building.isFlat() || !(building.high - ground > 2 * Bodies.TOLERANCE_METRES)) {
            return Optional.empty();
        }
        var body = new Body();
        try {
            for (int i = 0; i < building.area.getNumGeometries(); i++) {
                if (building.area.getGeometryN(i) instanceof Polygon polygon) {
                    var rings = new ArrayList<List<double[]>>();
                    rings.add(ring(polygon.getExteriorRing(), ground));
                    for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                        rings.add(ring(polygon.getInteriorRingN(hole), ground));
                    }
                    Profile profile = Profile.of(building.product, rings, Bodies.TOLERANCE_METRES);
                    double[] up = {0, 0, building.high - ground};
                    body.add(Mesh.prism(profile, up, Bodies.TOLERANCE_METRES));
                }
            }
            return body.solids().isEmpty() ? Optional.empty() : Optional.of(forms.block(body));
        } catch (Fault fault) {
            findings.warn("block of the building left out: " + fault.getMessage(), building.product.place());
            return Optional.empty();
        }
    }

    private static List<double[]> ring(LineString ring, double z) {
        return Arrays.stream(ring.getCoordinates())
                .map(at -> new double[] {at.x, at.y, z})
                .toList();
    }

    /// Height of the ground in metres of the model: the building's ElevationOfTerrain where that can be, else its own
    /// zero, else its lowest place.
    private double ground(Item building) {
        return terrain(building)
                .or(() -> bodies.origin(building.product)
                        .map(origin -> origin[2])
                        .filter(zero -> zero < building.high && zero >= building.low - 1))
                .orElse(building.low);
    }

    private Optional<Double> terrain(Item building) {
        OptionalDouble told = OptionalDouble.empty();
        try {
            told = building.product.optionalNumber(10);
        } catch (Fault fault) {
            findings.warn("ElevationOfTerrain passed over: " + fault.getMessage(), building.product.place());
        }
        if (told.isEmpty()) {
            return Optional.empty();
        }
        double z = (told.getAsDouble() * units.length() - place.map().dz())
                / place.map().zz();
        if (z > building.low - 1 && z < building.high) {
            return Optional.of(z);
        }
        findings.warn("ElevationOfTerrain is not between its foot and its top: passed over", building.product.place());
        return Optional.empty();
    }

    /// Storeys at or above the ground that have spaces; where none has, those at least a metre below the top.
    private OptionalDouble levels(List<Item> parts, double ground, double high) {
        int all = 0;
        int lived = 0;
        for (Item item : parts) {
            if (!item.layer().equals("ifc_storey")) {
                continue;
            }
            double z = bodies.origin(item.product).map(origin -> origin[2]).orElse(Double.NaN);
            if (z >= ground - SUNK_METRES && z < high - LOWEST_STOREY_METRES) {
                all++;
                lived += spaces.containsKey(item.product.id()) ? 1 : 0;
            }
        }
        int levels = lived > 0 ? lived : all;
        return levels == 0 ? OptionalDouble.empty() : OptionalDouble.of(levels);
    }
}
