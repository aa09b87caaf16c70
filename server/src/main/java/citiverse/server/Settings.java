package citiverse.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// How this server runs. `citiverse serve` gives these as system properties `citiverse.…`.
@ConfigMapping(prefix = "citiverse")
public interface Settings {
    /// The twin, a GeoPackage.
    Path twin();

    /// Folder for what the server keeps beside the twin: rehearsals, copies for download. Default: the twin's path with
    /// `.online` for its ending.
    Optional<Path> workspace();

    /// Threads of a rehearsal.
    @WithDefault("1")
    int threads();

    /// The least role that may start rehearsals: `public` on a laptop, `planner` otherwise.
    @WithDefault("planner")
    String rehearsing();

    /// Process that started this one; when it ends, so does the server. 0 for none.
    @WithDefault("0")
    long parent();
}
