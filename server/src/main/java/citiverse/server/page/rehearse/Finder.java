package citiverse.server.page.rehearse;

import citiverse.server.city.CityPlaces;
import citiverse.server.city.LayerPlaces;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/// Finds places and streets by name, and the street at a place.
final class Finder {
    /// Most places that are shown.
    static final int MOST = 12;
    /// A street farther away than this was not meant.
    private static final double STREET_DEGREES = 0.0015;

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Snapshot city;
    private final List<LayerSchema> visible;
    private final CityPlaces places;

    /// @param visible layers that the reader may see
    Finder(Snapshot city, List<LayerSchema> visible, CityPlaces places) {
        this.city = city;
        this.visible = visible;
        this.places = places;
    }

    /// Something found.
    ///
    /// @param urn id of the feature
    /// @param name for people
    /// @param kind what it is, as the data says, such as `amenity=school`; empty where not told
    public record Hit(String urn, String name, String kind, double longitude, double latitude) {}

    /// Places or streets whose name holds a text, those that begin with it first.
    ///
    /// @param streets true for streets only, each name once; false for everything else
    List<Hit> find(String text, boolean streets) {
        String wanted = LayerPlaces.fold(text);
        if (wanted.length() < 2) {
            return List.of();
        }
        var hits = new ArrayList<Hit>();
        var seen = new HashSet<String>();
        for (LayerSchema layer : visible) {
            boolean street = layer.type().equals(Layers.STREET);
            if (streets && !street || layer.geometry().equals("NONE")) {
                continue;
            }
            for (LayerPlaces.Named named : places.of(city, layer.type()).named(wanted, Integer.MAX_VALUE)) {
                if (named.feature().shape() != null && (!street || seen.add(named.name()))) {
                    hits.add(hit(named.feature(), named.name()));
                }
            }
        }
        hits.sort(
                Comparator.comparing((Hit hit) -> !LayerPlaces.fold(hit.name()).startsWith(wanted))
                        .thenComparing(Hit::name)
                        .thenComparing(Hit::urn));
        return List.copyOf(hits.subList(0, Math.min(MOST, hits.size())));
    }

    private static Hit hit(Feature feature, String name) {
        Point point = feature.shape().getInteriorPoint();
        String kind = feature.properties()
                .text("kind")
                .or(() -> feature.properties().text("highway"))
                .orElse(feature.type());
        return new Hit(feature.id(), name, kind, round(point.getX()), round(point.getY()));
    }

    /// The place of an id, where the reader may see it.
    Optional<Hit> place(String urn) {
        return city.feature(urn)
                .filter(feature ->
                        visible.stream().anyMatch(layer -> layer.type().equals(feature.type())))
                .filter(feature -> feature.shape() != null && !feature.shape().isEmpty())
                .map(feature -> hit(
                        feature,
                        feature.properties()
                                .text("name")
                                .filter(name -> !name.isBlank())
                                .orElse(feature.localId())));
    }

    /// The street at a place, cars' streets first.
    Optional<Draft.Closed> streetAt(double longitude, double latitude) {
        if (visible.stream().noneMatch(layer -> layer.type().equals(Layers.STREET))) {
            return Optional.empty();
        }
        Point at = GEOMETRY.createPoint(new Coordinate(longitude, latitude));
        Feature best = null;
        double least = STREET_DEGREES;
        for (Feature street : city.features(Layers.STREET)) {
            if (street.shape() == null
                    || street.shape().getEnvelopeInternal().distance(at.getEnvelopeInternal()) > least) {
                continue;
            }
            double distance = street.shape().distance(at) * (drives(street) ? 1 : 3);
            if (distance < least) {
                best = street;
                least = distance;
            }
        }
        return Optional.ofNullable(best).map(Finder::closed);
    }

    private static boolean drives(Feature street) {
        return switch (street.properties().text("highway").orElse("")) {
            case "footway", "path", "steps", "cycleway", "pedestrian", "corridor" -> false;
            default -> true;
        };
    }

    private static Draft.Closed closed(Feature street) {
        return street.properties()
                .text("name")
                .filter(name -> !name.isBlank())
                .map(name -> new Draft.Closed(name, true))
                .orElseGet(() -> new Draft.Closed(street.localId(), false));
    }

    /// The street that a hit is of.
    Optional<Draft.Closed> street(String urn) {
        return city.feature(urn)
                .filter(feature -> feature.type().equals(Layers.STREET))
                .map(Finder::closed);
    }

    /// Paths of the segments of a chosen street: longitude, latitude, ….
    List<double[]> paths(Draft.Closed closed) {
        var paths = new ArrayList<double[]>();
        for (Feature street : city.features(Layers.STREET)) {
            boolean chosen = closed.named()
                    ? street.properties()
                            .text("name")
                            .filter(closed.key()::equals)
                            .isPresent()
                    : street.localId().equals(closed.key());
            if (chosen && street.shape() != null) {
                Coordinate[] line = street.shape().getCoordinates();
                var path = new double[2 * line.length];
                for (int i = 0; i < line.length; i++) {
                    path[2 * i] = line[i].x;
                    path[2 * i + 1] = line[i].y;
                }
                paths.add(path);
            }
        }
        return paths;
    }

    /// Six decimals of a degree, about a decimetre: what a form shows and what a link carries.
    static double round(double degrees) {
        return Math.rint(degrees * 1e6) / 1e6;
    }
}
