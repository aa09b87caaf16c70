package citiverse.models.roads;

import citiverse.models.traffic.Assignment;
import citiverse.models.traffic.Equilibrium;
import citiverse.models.traffic.RoadNetwork;
import java.util.Arrays;

/// Flows on counted links for a deterrence and a demand factor, each equilibrium beginning with the one before.
final class CountedLinks implements Calibration.LinkModel {
    private final CityTraffic city;
    private final int[] links;
    private final RoadNetwork roads;
    private Assignment latest;

    CountedLinks(CityTraffic city, int[] links) {
        this.city = city;
        this.links = links;
        roads = city.assembly.network(city.state, 1);
    }

    @Override
    public double[] flows(double deterrence, double demandFactor) {
        var trips = city.demand(new TrafficNumbers(demandFactor, deterrence, 1)).trips();
        latest = latest == null
                ? Equilibrium.solve(roads, trips, city.settings().assignment())
                : Equilibrium.solve(roads, trips, city.settings().assignment(), latest);
        return Arrays.stream(links)
                .mapToDouble(link -> latest.loads().flow(link))
                .toArray();
    }
}
