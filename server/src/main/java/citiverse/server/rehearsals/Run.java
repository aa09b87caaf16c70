package citiverse.server.rehearsals;

import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import java.time.Instant;
import java.util.List;

/// A rehearsal or the run of another process on this server, as it stands at one moment.
///
/// @param asked what was asked, which never changes
/// @param state how far it is
/// @param recorded true once the ledger has all of it
public record Run(Asked asked, State state, boolean recorded) {
    /// The process of rehearsals.
    public static final String REHEARSE = "rehearse";

    /// What was asked, by whom, of which city.
    ///
    /// @param id 16 hex digits, of a digest over city, question, seed, draws and engine
    /// @param process [#REHEARSE], or the id of another process
    /// @param question title of the question
    /// @param questionId short name of the question, from its text
    /// @param language language of the question's texts, BCP 47
    /// @param created when it was accepted
    /// @param actor who asked for it first
    /// @param seed of all draws
    /// @param draws how many
    /// @param snapshot hash of the city it is about
    /// @param position ledger position of that city
    /// @param asOf instant of that city
    /// @param layers layers of the city that it reads; who may not see one of them may not see the run
    public record Asked(
            String id,
            String process,
            String question,
            String questionId,
            String language,
            Instant created,
            String actor,
            long seed,
            int draws,
            String snapshot,
            long position,
            Instant asOf,
            List<String> layers) {}

    /// How far a run is.
    ///
    /// @param status in one word
    /// @param step what is being done, such as `rehearsing`; empty while it waits and once it has ended
    /// @param done units done of the step
    /// @param total units of the step, 0 where unknown
    /// @param progress 0 to 1 over the run
    /// @param secondsLeft estimate while options are evaluated, -1 where unknown
    /// @param started when it was taken up last, null while it waits
    /// @param finished when it ended, null before
    /// @param manifest SHA-256 of `manifest.json`, empty before the end
    /// @param problem why it failed, null unless it did
    public record State(
            Status status,
            String step,
            long done,
            long total,
            double progress,
            long secondsLeft,
            Instant started,
            Instant finished,
            String manifest,
            Problem problem) {

        /// One in which nothing is being computed.
        static State resting(Status status, Instant started, Instant finished, String manifest, Problem problem) {
            double progress = status == Status.SUCCESSFUL ? 1 : 0;
            return new State(status, "", 0, 0, progress, -1, started, finished, manifest, problem);
        }
    }

    /// One that is accepted now.
    static Run asked(
            String id,
            String process,
            String title,
            String name,
            String language,
            Instant created,
            String actor,
            long seed,
            int draws,
            Snapshot city,
            List<String> layers) {
        var asked = new Asked(
                id,
                process,
                title,
                name,
                language,
                created,
                actor,
                seed,
                draws,
                city.hash(),
                city.position(),
                city.asOf(),
                layers);
        return new Run(asked, State.resting(Status.ACCEPTED, null, null, "", null), true);
    }

    /// The statuses of a job in OGC API – Processes (18-062r2, `statusCode.yaml`).
    public enum Status {
        ACCEPTED,
        RUNNING,
        SUCCESSFUL,
        FAILED,
        DISMISSED;

        /// True where nothing more will happen.
        public boolean ended() {
            return this != ACCEPTED && this != RUNNING;
        }

        /// The word in documents.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// True once there is an answer.
    public boolean successful() {
        return status() == Status.SUCCESSFUL;
    }

    /// True for the run of a question.
    public boolean rehearsal() {
        return process().equals(REHEARSE);
    }

    Run accepted() {
        return now(State.resting(Status.ACCEPTED, null, null, "", null));
    }

    Run running(Instant at) {
        return now(State.resting(Status.RUNNING, at, null, "", null));
    }

    Run ended(Status how, Instant at, String itsManifest, Problem why) {
        return now(State.resting(how, started(), at, itsManifest, why));
    }

    Run at(String now, long units, long of, double share, long left) {
        return now(new State(status(), now, units, of, share, left, started(), finished(), manifest(), problem()));
    }

    private Run now(State next) {
        return new Run(asked, next, recorded);
    }

    Run recorded(boolean all) {
        return new Run(asked, state, all);
    }

    public String id() {
        return asked.id();
    }

    public String process() {
        return asked.process();
    }

    public String question() {
        return asked.question();
    }

    public String questionId() {
        return asked.questionId();
    }

    public String language() {
        return asked.language();
    }

    public Instant created() {
        return asked.created();
    }

    public String actor() {
        return asked.actor();
    }

    public long seed() {
        return asked.seed();
    }

    public int draws() {
        return asked.draws();
    }

    public String snapshot() {
        return asked.snapshot();
    }

    public long position() {
        return asked.position();
    }

    public Instant asOf() {
        return asked.asOf();
    }

    public List<String> layers() {
        return asked.layers();
    }

    public Status status() {
        return state.status();
    }

    public String step() {
        return state.step();
    }

    public long done() {
        return state.done();
    }

    public long total() {
        return state.total();
    }

    public double progress() {
        return state.progress();
    }

    public long secondsLeft() {
        return state.secondsLeft();
    }

    public Instant started() {
        return state.started();
    }

    public Instant finished() {
        return state.finished();
    }

    public String manifest() {
        return state.manifest();
    }

    public Problem problem() {
        return state.problem();
    }
}
