package citiverse.standards.osm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.Collected;
import citiverse.standards.Reading;
import citiverse.standards.TestData;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Progress;
import citiverse.twin.Twin;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The published facts of two public extracts: the streets of Porto Alegre and the whole of Monaco.
class OsmPublicExtractsTest {

    /// Counts objects and the tags that the facts speak of.
    private static final class Tally implements OsmVisitor {
        final Map<String, Integer> counts = new TreeMap<>();
        long west = Long.MAX_VALUE;
        long south = Long.MAX_VALUE;
        long east = Long.MIN_VALUE;
        long north = Long.MIN_VALUE;

        int of(String what) {
            return counts.getOrDefault(what, 0);
        }

        private void add(String kind, OsmTags tags) {
            counts.merge(kind, 1, Integer::sum);
            for (int i = 0; i < tags.size(); i++) {
                counts.merge(kind + ' ' + tags.key(i), 1, Integer::sum);
                counts.merge(tags.key(i), 1, Integer::sum);
                counts.merge(kind + ' ' + tags.key(i) + '=' + tags.value(i), 1, Integer::sum);
                counts.merge(tags.key(i) + '=' + tags.value(i), 1, Integer::sum);
            }
        }

        @Override
        public void node(long id, long longitudeE7, long latitudeE7, OsmTags tags) {
            add("node", tags);
            west = Math.min(west, longitudeE7);
            east = Math.max(east, longitudeE7);
            south = Math.min(south, latitudeE7);
            north = Math.max(north, latitudeE7);
        }

        @Override
        public void way(long id, long[] nodes, int count, OsmTags tags) {
            add("way", tags);
        }

        @Override
        public void relation(long id, Members members, OsmTags tags) {
            add("relation", tags);
        }
    }

    private static Tally tally(Path path) {
        var tally = new Tally();
        new OsmPbfFile(path, "x.osm.pbf").scan(EnumSet.allOf(OsmVisitor.Kind.class), tally, "counting", Progress.NONE);
        return tally;
    }

    @Test
    void portoAlegreHasThePublishedCounts() {
        Path path = TestData.shared("porto-alegre/poa_osm.pbf");
        Tally tally = tally(path);
        assertEquals(43_264, tally.of("node"));
        assertEquals(16_032, tally.of("way"));
        assertEquals(23, tally.of("relation"));
        assertEquals(15_886, tally.of("way highway"));
        assertEquals(1_662, tally.of("node highway=traffic_signals"));
        assertEquals(1_034, tally.of("node highway=crossing"));
        assertEquals(154, tally.of("node amenity=waste_basket"));
        assertExtent(-51.2663537, -30.1133278, -51.1321566, -29.9876429, tally);
    }

    @Test
    void portoAlegreBecomesStreets() {
        var sink = new Collected();
        Twin.Quality quality =
                OsmPbfReader.read(TestData.shared("porto-alegre/poa_osm.pbf"), reading("poa_osm.pbf"), sink);
        System.out.println(quality.read());
        quality.warnings().forEach(System.out::println);
        var streets = sink.of(Layers.STREET);
        long ways = streets.stream()
                .filter(street -> street.properties().text("highway").isPresent())
                .map(street -> street.properties().whole("way").orElseThrow())
                .distinct()
                .count();
        assertEquals(15_886, ways);
        assertEquals(43_264, quality.read().get("nodes"));
        assertEquals(16_032, quality.read().get("ways"));
        assertEquals(23, quality.read().get("relations"));
        assertEquals(streets.size(), quality.read().get(Layers.STREET), "every segment has an id of its own");
        assertEquals(154, count(sink, Layers.AMENITY, kind("amenity=waste_basket")));
        assertSegmentsMeetOnlyAtEnds(sink);
    }

    @Test
    void monacoHasThePublishedCounts() {
        Path path = TestData.shared("monaco/monaco.osm.pbf");
        Tally tally = tally(path);
        assertEquals(25_423, tally.of("node"));
        assertEquals(4_106, tally.of("way"));
        assertEquals(243, tally.of("relation"));
        assertEquals(1_183, tally.of("way building"));
        assertEquals(24, tally.of("relation building"));
        assertEquals(109, tally.of("building:levels"));
        assertEquals(40, tally.of("height"));
        assertEquals(10, tally.of("roof:shape"));
        assertEquals(2_379, tally.of("way highway"));
        assertEquals(271, tally.of("way highway=residential"));
        assertEquals(434, tally.of("node highway=crossing"));
        assertEquals(15, tally.of("node highway=traffic_signals"));
        assertEquals(104, tally.of("node highway=bus_stop"));
        assertEquals(144, tally.of("wheelchair"));
        assertEquals(142, tally.of("incline"));
        assertExtent(7.4016897, 43.5165358, 7.5002447, 43.7543341, tally);
    }

    @Test
    void monacoBecomesBuildingsAndThings() {
        var sink = new Collected();
        Twin.Quality quality =
                OsmPbfReader.read(TestData.shared("monaco/monaco.osm.pbf"), reading("monaco.osm.pbf"), sink);
        System.out.println(quality.read());
        quality.warnings().forEach(System.out::println);
        Map<String, Long> kinds = sink.of(Layers.AMENITY).stream()
                .collect(Collectors.groupingBy(
                        thing -> thing.properties().text("kind").orElseThrow(), TreeMap::new, Collectors.counting()));
        assertEquals(6, kinds.get("amenity=hospital"));
        assertEquals(12, kinds.get("amenity=pharmacy"));
        assertEquals(10, kinds.get("amenity=school"));
        assertEquals(41, kinds.get("amenity=waste_basket"));
        assertEquals(1, kinds.get("amenity=waste_disposal"));
        assertEquals(16, kinds.get("amenity=recycling"));
        assertEquals(59, kinds.get("amenity=parking"));
        assertEquals(121, kinds.get("amenity=bench"));
        assertEquals(15, kinds.get("leisure=park"));
        assertEquals(
                "Centre Hospitalier Princesse Grace",
                sink.named(Layers.AMENITY, "way/49209406")
                        .properties()
                        .text("name")
                        .orElseThrow());
        assertEquals(415, count(sink, Layers.GREEN, kind("natural=tree")));
        assertEquals(15, count(sink, Layers.GREEN, kind("leisure=park")));
        assertEquals(1_183, count(sink, Layers.BUILDING, building -> building.localId()
                .startsWith("way/")));
        assertTrue(count(sink, Layers.BUILDING, building -> building.localId().startsWith("relation/")) >= 20);
        assertTrue(sink.features.values().stream()
                .filter(feature -> !feature.type().equals(Layers.STREET))
                .allMatch(feature -> feature.shape().isValid()));
        assertSegmentsMeetOnlyAtEnds(sink);
    }

    private static Reading reading(String file) {
        return new Reading(TestData.PORTO_ALEGRE, "osm", file);
    }

    private static long count(Collected sink, String layer, Predicate<Feature> condition) {
        return sink.of(layer).stream().filter(condition).count();
    }

    private static void assertExtent(double west, double south, double east, double north, Tally tally) {
        assertEquals(west, tally.west / 1e7);
        assertEquals(south, tally.south / 1e7);
        assertEquals(east, tally.east / 1e7);
        assertEquals(north, tally.north / 1e7);
    }

    private static Predicate<Feature> kind(String kind) {
        return feature -> feature.properties().text("kind").orElse("").equals(kind);
    }

    /// No inner vertex of a segment is the end of another: that would be a junction that was not cut.
    private static void assertSegmentsMeetOnlyAtEnds(Collected sink) {
        var ends = new HashSet<String>();
        var inner = new HashSet<String>();
        for (Feature street : sink.of(Layers.STREET)) {
            var points = street.shape().getCoordinates();
            ends.add(points[0].toString());
            ends.add(points[points.length - 1].toString());
            for (int i = 1; i < points.length - 1; i++) {
                inner.add(points[i].toString());
            }
        }
        inner.retainAll(ends);
        System.out.println("places that are an end of one segment and inside another (nodes on one spot): " + inner);
        assertTrue(inner.size() <= 5, inner.toString());
    }
}
