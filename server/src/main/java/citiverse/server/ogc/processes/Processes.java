package citiverse.server.ogc.processes;

import citiverse.server.ogc.processes.offered.Catalogue;
import citiverse.server.ogc.processes.offered.Inputs;
import citiverse.server.ogc.processes.offered.Offered;
import citiverse.server.rehearsals.Models;
import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import java.util.Map;

/// The processes that can be run as jobs.
public final class Processes {
    /// All of them but rehearsals.
    public static final Models OFFERED = (process, inputs, city, threads, progress) -> {
        Offered offered = Catalogue.find(process)
                .orElseThrow(() -> Problem.user("CV-PROCESS-005", "there is no process \"" + process + "\" any more"));
        var checked = Inputs.of(offered.fields(), (Map<?, ?>) CanonicalJson.parse(inputs));
        return offered.compute(city, checked, threads, progress).json(offered, checked, city);
    };

    private Processes() {}
}
