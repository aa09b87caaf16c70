package citiverse.server.rehearsals;

import citiverse.twin.Progress;
import citiverse.twin.Snapshot;

/// The processes besides rehearsals that can be run as jobs.
@FunctionalInterface
public interface Models {

    /// Computes one.
    ///
    /// @param process its id
    /// @param inputs JSON object, as it was accepted
    /// @return the answer as JSON
    /// @throws citiverse.twin.Problem where the inputs do not fit the city
    /// @throws java.util.concurrent.CancellationException where it was dismissed
    String compute(String process, String inputs, Snapshot city, int threads, Progress progress);
}
