package citiverse.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    /// Folders of results that the command line has made of this city, to be shown with those that are made here.
    Optional<List<Path>> results();

    /// Process that started this one; when it ends, so does the server. 0 for none.
    @WithDefault("0")
    long parent();

    /// True where a link for the administrator is printed at start. Never where an identity provider is named.
    @WithDefault("true")
    boolean signInLink();

    /// Names under which the server is asked, such as `city.example`. Where it listens on this machine only, the names
    /// of this machine are known anyway and no others are answered, so that no foreign page reaches it by a name
    /// that it points here.
    Optional<List<String>> hosts();

    /// `off` where no client is told to ask less often, such as under a load that is measured. What is worked on at
    /// once stays bounded.
    @WithDefault("on")
    String limits();

    Limits limit();

    Optional<Oidc> oidc();

    /// How much one client may ask, and how large it may be.
    interface Limits {
        /// Reads of one address in a second, in the long run.
        @WithDefault("300")
        long reads();

        /// Reads of one address at once.
        @WithDefault("3000")
        long burst();

        /// Writes of one address and of one account in a minute.
        @WithDefault("60")
        long writes();

        /// Attempts to sign in of one address in a minute.
        @WithDefault("20")
        long signIns();

        /// Requests that are worked on or wait for it, streams of events apart; what comes then is told to come again.
        @WithDefault("256")
        int atOnce();

        /// The same of one address.
        @WithDefault("96")
        int clientAtOnce();

        /// Open streams of events.
        @WithDefault("2000")
        int streams();

        /// Bytes of a body.
        @WithDefault("16777216")
        long body();

        /// Characters of path and query; filters stand there.
        @WithDefault("16384")
        int address();

        /// Characters of all headers.
        @WithDefault("16384")
        int headers();
    }

    /// The identity provider of a city.
    interface Oidc {
        /// Its address, from which `/.well-known/openid-configuration` is read.
        String issuer();

        /// Our name there; bearer tokens must name it as their audience.
        String client();

        /// Our secret there: by environment variable `CITIVERSE_OIDC_SECRET`, never on the command line.
        Optional<String> secret();

        /// A file that holds the secret.
        Optional<Path> secretFile();

        /// The claim that tells the roles of a person; a path such as `realm_access/roles`. Default `roles`.
        Optional<String> claim();

        /// Values of the claim by our role, such as `citiverse.oidc.roles.planner=urbanism,mobility`. A role that is
        /// not told here is given by its own name.
        Map<String, List<String>> roles();
    }
}
