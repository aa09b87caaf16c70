package citiverse.server.page.space;

import java.util.List;
import java.util.Optional;

/// What the options of finished rehearsals change in the city.
public interface OptionsInPlace {

    /// An option of a rehearsal.
    ///
    /// @param rehearsal id, as in `/api/rehearsals/{id}`
    /// @param option id within it
    Optional<OptionInPlace> find(String rehearsal, String option);

    /// The options of a rehearsal, in its order; none where there is no such rehearsal.
    List<OptionInPlace> of(String rehearsal);
}
