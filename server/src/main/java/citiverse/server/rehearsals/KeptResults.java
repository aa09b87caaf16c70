package citiverse.server.rehearsals;

import citiverse.server.catalogue.Results;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Gives the catalogue the results that are kept here.
@ApplicationScoped
public class KeptResults implements Results {
    private final Rehearsals rehearsals;

    KeptResults(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    @Override
    public Optional<Result> of(String manifest) {
        return rehearsals.all().stream()
                .filter(run -> run.successful() && run.manifest().equals(manifest))
                .findFirst()
                .map(run ->
                        new Result("/rehearse/" + run.id(), "/api/rehearsals/" + run.id() + "/files", run.layers()));
    }
}
