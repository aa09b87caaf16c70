package citiverse.cli;

import citiverse.models.traffic.RoadNetwork;
import citiverse.models.traffic.Trips;
import citiverse.standards.Findings;
import citiverse.standards.tntp.TntpNetwork;
import citiverse.standards.tntp.TntpTrips;
import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A road network and its trips from two TNTP files.
record TntpCity(RoadNetwork network, Trips trips, List<String> notes) {

    static TntpCity read(Path networkFile, Path tripsFile) throws IOException {
        TntpNetwork read;
        try (InputStream in = Files.newInputStream(networkFile)) {
            read = TntpNetwork.read(in, networkFile.toString());
        }
        var findings = new Findings();
        TntpTrips table;
        try (InputStream in = Files.newInputStream(tripsFile)) {
            table = TntpTrips.read(in, tripsFile.toString(), findings);
        }
        if (table.zones() != read.zones()) {
            throw Problem.user("CV-CLI-090", "trips between " + table.zones() + " zones, a network of " + read.zones())
                    .in(tripsFile.toString())
                    .remedy("Name a network and trips of the same city");
        }
        RoadNetwork.Builder links = RoadNetwork.builder(read.zones(), read.nodes(), read.firstThroughNode() - 1);
        read.each(links::link);
        Trips.Builder trips = Trips.builder(read.zones());
        table.each(trips::add);
        return new TntpCity(links.build(), trips.build(), findings.quality().warnings());
    }

    /// The network with links closed.
    ///
    /// @param names `A-B` by the numbers of the file: every link from A to B
    RoadNetwork without(List<String> names) {
        var closed = new ArrayList<Integer>();
        for (String name : names) {
            boolean found = false;
            for (int link = 0; link < network.links(); link++) {
                if (network.id(link).equals(name) || network.id(link).startsWith(name + "/")) {
                    closed.add(link);
                    found = true;
                }
            }
            if (!found) {
                var ids = new ArrayList<String>();
                for (int link = 0; link < network.links(); link++) {
                    ids.add(network.id(link));
                }
                throw Problem.user("CV-CLI-091", "there is no link \"" + name + '"')
                        .remedy(NearestNames.remedy(name, ids));
            }
        }
        return network.withClosed(closed.stream().mapToInt(Integer::intValue).toArray());
    }
}
