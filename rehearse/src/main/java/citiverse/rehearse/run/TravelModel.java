package citiverse.rehearse.run;

import citiverse.models.access.AccessNetwork;
import citiverse.models.access.AccessRun;
import citiverse.models.access.AccessSettings;
import citiverse.models.access.Places;
import citiverse.twin.Snapshot;
import java.util.List;

/// Travel in one state of the city. Immutable, shared by all threads.
public interface TravelModel {

    /// Gets ready to compute travel times.
    AccessRun run(Places origins, Places destinations, AccessSettings settings);

    /// Ids of the streets that most shortest walks from origins to destinations use, most used first, ties by id.
    List<String> mostUsedStreets(
            Places origins,
            double[] originWeights,
            Places destinations,
            double[] destinationWeights,
            int withinSeconds,
            AccessSettings settings,
            int count);

    /// Makes the model of a city.
    @FunctionalInterface
    interface Compiler {
        TravelModel compile(Snapshot snapshot);
    }

    /// The access model of the house.
    static TravelModel compile(Snapshot snapshot) {
        AccessNetwork network = AccessNetwork.compile(snapshot);
        return new TravelModel() {
            @Override
            public AccessRun run(Places origins, Places destinations, AccessSettings settings) {
                return network.run(origins, destinations, settings);
            }

            @Override
            public List<String> mostUsedStreets(
                    Places origins,
                    double[] originWeights,
                    Places destinations,
                    double[] destinationWeights,
                    int withinSeconds,
                    AccessSettings settings,
                    int count) {
                double[] use = network.segmentUse(
                        origins, originWeights, destinations, destinationWeights, withinSeconds, settings);
                return network.mostUsed(use, count).stream()
                        .map(network::segmentId)
                        .toList();
            }
        };
    }
}
