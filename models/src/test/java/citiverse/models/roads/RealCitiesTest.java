package citiverse.models.roads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.SharedData;
import citiverse.models.traffic.AssignmentSettings;
import citiverse.standards.Reading;
import citiverse.standards.osm.OsmPbfReader;
import citiverse.twin.City;
import citiverse.twin.MemorySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Monaco and Porto Alegre as OpenStreetMap has them: what the network becomes, and whether the whole chain
/// holds.
class RealCitiesTest {

    /// A folder of the test data; skips the calling test where it is missing (fails where `CI` is set).
    private static Path folder(String name) {
        return SharedData.at(name);
    }

    private static MemorySnapshot streets(Path file) {
        var city = new City("real", "Real", ZoneId.of("UTC"), "EPSG:32632", "en");
        var builder = MemorySnapshot.builder(city);
        OsmPbfReader.read(file, new Reading(city, "osm", file.getFileName().toString()), builder);
        return builder.build();
    }

    /// Border roads of Monaco, with made volumes: commuters come in, few go out.
    private static final List<Zones.Gate> BORDER = List.of(
            new Zones.Gate("Tunnel Albert II", 7.41138, 43.73126, 900, 0),
            new Zones.Gate("Tunnel Rainier III", 7.41048, 43.73541, 0, 250),
            new Zones.Gate("Avenue de France", 7.43791, 43.75192, 700, 0),
            new Zones.Gate("Boulevard d'Italie", 7.43848, 43.75175, 0, 200),
            new Zones.Gate("Boulevard du Larvotto", 7.43865, 43.74993, 400, 100));

    @Test
    void monaco() {
        var snapshot = streets(folder("monaco").resolve("monaco.osm.pbf"));
        TrafficSettings settings =
                TrafficSettings.defaults().with(ZoneSettings.defaults().withGates(BORDER));
        CityTraffic city = CityTraffic.compile(snapshot, TripPlaces.buildings(snapshot, 36_686, 50_000), settings);
        StreetNetwork network = city.network();
        System.out.printf(
                "Monaco: %d streets of %d for cars, %d links between %d nodes, %d streets (%.1f km) cut off, %d zones,"
                        + " %d places with %.0f people cut off, %d turn restrictions used and %d not%n",
                network.streets(),
                snapshot.features("street").size(),
                network.links(),
                network.nodes(),
                network.dropped().ids().size(),
                network.dropped().metres() / 1000,
                city.zones().count(),
                city.cutOff().size(),
                city.cutOff().stream()
                        .mapToDouble(CityTraffic.CutOffPlace::people)
                        .sum(),
                city.turnRestrictions()[0],
                city.turnRestrictions()[1]);
        assertEquals(205, city.zones().count());
        assertEquals(List.of(), city.kindsWithout());
        TrafficBase base = city.solve(TrafficNumbers.of(settings));
        TrafficResult asIs = base.result();
        assertTrue(asIs.converged());
        assertEquals(2000, gateVolume(base, 0, 5), 1e-6);
        System.out.printf(
                "  %s: %.0f cars, %.1f min on empty streets, %.0f vehicle-hours, %.0f vehicle-km, %d streets above 0.9%n",
                asIs.period(),
                asIs.trips(),
                base.demand().meanMinutes(),
                asIs.vehicleHours(),
                asIs.streets().vehicleKilometres(),
                asIs.nearCapacity().size());
        for (FacilityAccess access : asIs.facilities()) {
            System.out.printf(
                    "  %s: %d, people within 8 and 15 min %s%n",
                    access.kind(), access.facilities(), Arrays.toString(access.peopleWithin()));
            assertEquals(36_686, access.peopleWithin()[1], 1e-6);
        }
        List<String> busy = busiest(asIs.streets());
        var works = new ArrayList<Works>();
        for (int k = 0; works.size() < 6; k += 4) {
            TrafficResult closed = base.withShares(Map.of(busy.get(k), 0.0));
            if (works.isEmpty()) {
                System.out.printf(
                        "  without street %d by flow: %.1f vehicle-hours more, %.1f while routes are held, %.0f trips"
                                + " lost%n",
                        k + 1, closed.delayVehicleHours(), closed.held().delayVehicleHours(), closed.lostTrips());
            }
            if (closed.lostTrips() == 0) {
                works.add(Works.closing("works " + works.size(), List.of(busy.get(k)), 3 + 2 * works.size()));
            }
        }
        WorksPlanner planner = base.works(works, new WorksSettings(2, 1, 1));
        WorksSchedule best = planner.best();
        System.out.printf(
                "  six works, two crews: %.0f vehicle-hours and %.0f lost trips, as listed %.0f and %.0f, %d states%n",
                best.delayVehicleHours(),
                best.lostTrips(),
                planner.asListed().delayVehicleHours(),
                planner.asListed().lostTrips(),
                best.states());
        assertTrue(best.cost() <= planner.asListed().cost());
    }

    private static double gateVolume(TrafficBase base, int least, int gates) {
        int zones = base.city().zones().count();
        double sum = least;
        for (int pair = 0; pair < base.demand().trips().pairs(); pair++) {
            sum += base.demand().trips().origin(pair) >= zones - gates
                    ? base.demand().trips().trips(pair)
                    : 0;
        }
        return sum;
    }

    /// Ids of the streets by flow, one of each link.
    private static List<String> busiest(StreetLoads loads) {
        return IntStream.range(0, loads.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(s -> -loads.flow(s)).thenComparingInt(s -> s))
                .map(s -> loads.ids()[s])
                .toList();
    }

    @Test
    void portoAlegre() throws IOException {
        Path folder = folder("porto-alegre");
        var snapshot = streets(folder.resolve("poa_osm.pbf"));
        TrafficSettings settings = TrafficSettings.defaults().with(AssignmentSettings.DEFAULTS.withGap(1e-4));
        CityTraffic city = CityTraffic.compile(snapshot, hexagons(folder.resolve("poa_hexgrid.csv")), settings);
        StreetNetwork network = city.network();
        double people = city.cutOff().stream()
                .mapToDouble(CityTraffic.CutOffPlace::people)
                .sum();
        System.out.printf(
                "Porto Alegre: %d streets for cars, %d links between %d nodes, %d streets (%.1f km) cut off, %d zones,"
                        + " %d places with %.0f people cut off%n",
                network.streets(),
                network.links(),
                network.nodes(),
                network.dropped().ids().size(),
                network.dropped().metres() / 1000,
                city.zones().count(),
                city.cutOff().size(),
                people);
        assertEquals(812_935, people + Arrays.stream(city.zones().people()).sum(), 1e-6, "nobody is lost");
        TrafficResult asIs = city.solve(TrafficNumbers.of(settings)).result();
        System.out.printf(
                "  %.0f cars, %.0f vehicle-hours, gap %.1e in %d rounds, %d of %d streets above 0.9%n",
                asIs.trips(),
                asIs.vehicleHours(),
                asIs.assignment().relativeGap(),
                asIs.assignment().iterations(),
                asIs.nearCapacity().size(),
                asIs.streets().size());
        assertTrue(asIs.converged());
    }

    private static TripPlaces hexagons(Path csv) throws IOException {
        List<String[]> rows = Files.readAllLines(csv).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .sorted(Comparator.comparing(row -> row[0]))
                .toList();
        return new TripPlaces(
                rows.stream().map(row -> row[0]).toArray(String[]::new),
                column(rows, 1),
                column(rows, 2),
                column(rows, 3),
                column(rows, 5),
                rows.stream().filter(row -> row[5].isEmpty()).map(row -> row[0]).toList());
    }

    private static double[] column(List<String[]> rows, int column) {
        return rows.stream()
                .mapToDouble(row -> row[column].isEmpty() ? 0 : Double.parseDouble(row[column]))
                .toArray();
    }
}
