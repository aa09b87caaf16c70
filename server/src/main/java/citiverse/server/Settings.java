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

    /// Rehearsals that run at once.
    @WithDefault("1")
    int rehearsalsAtOnce();

    /// Rehearsals and model runs that may wait; beyond that a request is told to come back later.
    @WithDefault("32")
    int waiting();

    /// The most options that a question may make here.
    @WithDefault("5000")
    int mostOptions();

    /// The most draws that a rehearsal may have here.
    @WithDefault("1024")
    int mostDraws();

    /// How long a rehearsal may take.
    @WithDefault("240")
    int rehearsalMinutes();

    /// Listeners to progress at once; beyond that one is told to come back later.
    @WithDefault("5000")
    int listeners();

    /// Folder with questions that are offered; default: the folder of the twin.
    Optional<Path> questions();

    /// Process that started this one; when it ends, so does the server. 0 for none.
    @WithDefault("0")
    long parent();
}
