package citiverse.server.ogc.processes.offered;

import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.util.List;

/// A process that gives one table.
public interface Offered {
    /// Short name, in addresses.
    String id();

    /// What goes in.
    List<Field> fields();

    /// The layers that it reads with these inputs.
    List<String> layers(Inputs inputs);

    /// Page of the method in the documentation, such as `access`.
    String method();

    /// Computes.
    ///
    /// @param threads at least 1
    /// @throws citiverse.twin.Problem where the inputs do not fit the city
    /// @throws java.util.concurrent.CancellationException where nobody wants it any more
    Table compute(Snapshot city, Inputs inputs, int threads, Progress progress);
}
