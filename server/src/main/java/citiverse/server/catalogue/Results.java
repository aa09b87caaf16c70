package citiverse.server.catalogue;

import java.util.List;
import java.util.Optional;

/// Where the results of finished rehearsals can be had. The room that keeps them tells it as a bean; without one, the
/// catalogue knows only what the ledger records.
public interface Results {

    /// The result of a manifest, empty where this server does not keep it.
    ///
    /// @param manifest SHA-256 of the manifest, 64 hex digits
    Optional<Result> of(String manifest);

    /// One result.
    ///
    /// @param page where people read it, such as `/rehearse/3f2a…`
    /// @param files where programs get its files, such as `/api/rehearsals/3f2a…/files`
    /// @param layers layers that it read; who may not see one of them may not see the result
    record Result(String page, String files, List<String> layers) {
        public Result {
            layers = List.copyOf(layers);
        }
    }
}
