package citiverse.standards.dcat;

import java.time.Instant;
import java.util.List;

/// What made a data set (`prov:Activity`): an import, a run of a model.
///
/// @param id its IRI
/// @param labels what it was
/// @param started when it began; null where not known
/// @param ended when it ended; null where not known
/// @param used what went in
/// @param agents who or what did it
public record Activity(
        Iri id, List<Text> labels, Instant started, Instant ended, List<Entity> used, List<Agent> agents) {
    public Activity {
        labels = List.copyOf(labels);
        used = List.copyOf(used);
        agents = List.copyOf(agents);
    }
}
