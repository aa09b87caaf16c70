package citiverse.server.rehearsals;

import citiverse.server.ogc.volumes.OptionChanges;
import citiverse.twin.Change;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Hands the changes of options to those who draw them, as far as the caller may see the rehearsal.
@ApplicationScoped
class ChangesOfOptions implements OptionChanges {
    private final Rehearsals rehearsals;
    private final Rights rights;

    ChangesOfOptions(Rehearsals rehearsals, Rights rights) {
        this.rehearsals = rehearsals;
        this.rights = rights;
    }

    @Override
    public List<Change> changes(String rehearsal, String option) {
        return rehearsals.changes(rights.visible(rehearsal).id(), option);
    }
}
