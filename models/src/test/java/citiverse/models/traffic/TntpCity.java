package citiverse.models.traffic;

import citiverse.models.SharedData;
import citiverse.standards.Findings;
import citiverse.standards.tntp.TntpFlows;
import citiverse.standards.tntp.TntpNetwork;
import citiverse.standards.tntp.TntpTrips;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One of the Transportation Networks for Research, with how it is assigned and what was published of it.
///
/// @param objective Beckmann's objective at the best known solution
/// @param travelTime total time there, without toll and distance
record TntpCity(
        String name,
        RoadNetwork network,
        Trips trips,
        AssignmentSettings settings,
        double objective,
        double travelTime,
        Path folder,
        String file) {
    static TntpCity siouxFalls() {
        return read("SiouxFalls", "SiouxFalls", AssignmentSettings.DEFAULTS, 4231335.287107, 7480225.344921);
    }

    static TntpCity anaheim() {
        return read("Anaheim", "Anaheim", AssignmentSettings.DEFAULTS, 1286032.171097, 1419913.851059);
    }

    static TntpCity chicago() {
        return read(
                "Chicago-Sketch",
                "ChicagoSketch",
                AssignmentSettings.DEFAULTS.withFactors(0.02, 0.04),
                17313018.738748,
                18371027.719673);
    }

    static TntpCity braess() {
        return read("Braess-Example", "Braess", AssignmentSettings.DEFAULTS, Double.NaN, 552);
    }

    TntpFlows published() {
        Path path = folder.resolve(file + "_flow.tntp");
        try (InputStream in = Files.newInputStream(path)) {
            return TntpFlows.read(in, path.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TntpCity read(
            String name, String file, AssignmentSettings settings, double objective, double travelTime) {
        Path folder = shared().resolve(name);
        try (InputStream net = Files.newInputStream(folder.resolve(file + "_net.tntp"));
                InputStream table = Files.newInputStream(folder.resolve(file + "_trips.tntp"))) {
            TntpNetwork links = TntpNetwork.read(net, file + "_net.tntp");
            RoadNetwork.Builder network =
                    RoadNetwork.builder(links.zones(), links.nodes(), links.firstThroughNode() - 1);
            links.each(network::link);
            Trips.Builder trips = Trips.builder(links.zones());
            TntpTrips.read(table, file + "_trips.tntp", new Findings()).each(trips::add);
            return new TntpCity(name, network.build(), trips.build(), settings, objective, travelTime, folder, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path shared() {
        return SharedData.at("traffic-assignment");
    }
}
