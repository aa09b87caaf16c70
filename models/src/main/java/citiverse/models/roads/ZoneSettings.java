package citiverse.models.roads;

import java.util.List;

/// How places become zones.
///
/// @param most zones, gates aside
/// @param connectors most junctions at which one zone is joined to the network
/// @param reachMetres farthest that a street may be from a place; farther places are cut off
/// @param connectorKilometresPerHour speed between a zone's centre and its junctions
/// @param gates where traffic enters and leaves, none by default
public record ZoneSettings(
        int most, int connectors, double reachMetres, double connectorKilometresPerHour, List<Zones.Gate> gates) {

    public ZoneSettings {
        if (most < 2 || most > 5_000) {
            throw RoadProblems.badSetting("most", "zones must be 2 to 5000, not " + most);
        }
        if (connectors < 1 || connectors > 20) {
            throw RoadProblems.badSetting("connectors", "must be 1 to 20, not " + connectors);
        }
        if (!(reachMetres > 0 && reachMetres <= 10_000)) {
            throw RoadProblems.badSetting("reachMetres", "must be above 0 and at most 10000, not " + reachMetres);
        }
        if (!(connectorKilometresPerHour > 0)) {
            throw RoadProblems.badSetting(
                    "connectorKilometresPerHour", "must be above 0, not " + connectorKilometresPerHour);
        }
        gates = List.copyOf(gates);
    }

    /// 200 zones, three junctions each, streets within 500 m, 15 km/h to them, no gates.
    public static ZoneSettings defaults() {
        return new ZoneSettings(200, 3, 500, 15, List.of());
    }

    public ZoneSettings withMost(int other) {
        return new ZoneSettings(other, connectors, reachMetres, connectorKilometresPerHour, gates);
    }

    public ZoneSettings withGates(List<Zones.Gate> other) {
        return new ZoneSettings(most, connectors, reachMetres, connectorKilometresPerHour, other);
    }
}
