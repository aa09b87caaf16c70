package citiverse.server.ogc.volumes;

import citiverse.twin.Change;
import java.util.List;

/// What options of rehearsals change in the city: given by the room that keeps rehearsals.
public interface OptionChanges {
    /// The changes of an option, in their order.
    ///
    /// @throws citiverse.server.http.Refusal 404 where there is no such rehearsal or option that the caller may see
    List<Change> changes(String rehearsal, String option);
}
