package citiverse.server.rehearsals;

import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import java.time.Instant;
import java.util.List;

/// A rehearsal or the run of another process on this server, as it stands at one moment.
///
/// @param id 16 hex digits, of a digest over city, question, seed, draws and engine
/// @param process [#REHEARSE], or the id of another process
/// @param question title of the question
/// @param questionId short name of the question, from its text
/// @param language language of the question's texts, BCP 47
/// @param status how far it is
/// @param step what is being done, such as `rehearsing`; empty while it waits and once it has ended
/// @param done units done of the step
/// @param total units of the step, 0 where unknown
/// @param progress 0 to 1 over the run
/// @param secondsLeft estimate while options are evaluated, -1 where unknown
/// @param created when it was accepted
/// @param started when it was taken up last, null while it waits
/// @param finished when it ended, null before
/// @param actor who asked for it first
/// @param seed of all draws
/// @param draws how many
/// @param snapshot hash of the city it is about
/// @param position ledger position of that city
/// @param asOf instant of that city
/// @param layers layers of the city that it reads; who may not see one of them may not see the run
/// @param manifest SHA-256 of `manifest.json`, empty before the end
/// @param problem why it failed, null unless it did
/// @param recorded true once the ledger has all of it
public record Run(
        String id,
        String process,
        String question,
        String questionId,
        String language,
        Status status,
        String step,
        long done,
        long total,
        double progress,
        long secondsLeft,
        Instant created,
        Instant started,
        Instant finished,
        String actor,
        long seed,
        int draws,
        String snapshot,
        long position,
        Instant asOf,
        List<String> layers,
        String manifest,
        Problem problem,
        boolean recorded) {
    /// The process of rehearsals.
    public static final String REHEARSE = "rehearse";

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
        return new Run(
                id,
                process,
                title,
                name,
                language,
                Status.ACCEPTED,
                "",
                0,
                0,
                0,
                -1,
                created,
                null,
                null,
                actor,
                seed,
                draws,
                city.hash(),
                city.position(),
                city.asOf(),
                layers,
                "",
                null,
                true);
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
        return status == Status.SUCCESSFUL;
    }

    /// True for the run of a question.
    public boolean rehearsal() {
        return process.equals(REHEARSE);
    }

    Run accepted() {
        return with(Status.ACCEPTED, null, null, "", null);
    }

    Run running(Instant at) {
        return with(Status.RUNNING, at, null, "", null);
    }

    Run ended(Status how, Instant at, String itsManifest, Problem why) {
        return with(how, started, at, itsManifest, why);
    }

    private Run with(Status next, Instant from, Instant until, String itsManifest, Problem why) {
        return new Run(
                id,
                process,
                question,
                questionId,
                language,
                next,
                "",
                0,
                0,
                next == Status.SUCCESSFUL ? 1 : 0,
                -1,
                created,
                from,
                until,
                actor,
                seed,
                draws,
                snapshot,
                position,
                asOf,
                layers,
                itsManifest,
                why,
                recorded);
    }

    Run at(String now, long units, long of, double share, long left) {
        return new Run(
                id,
                process,
                question,
                questionId,
                language,
                status,
                now,
                units,
                of,
                share,
                left,
                created,
                started,
                finished,
                actor,
                seed,
                draws,
                snapshot,
                position,
                asOf,
                layers,
                manifest,
                problem,
                recorded);
    }

    Run recorded(boolean all) {
        return new Run(
                id,
                process,
                question,
                questionId,
                language,
                status,
                step,
                done,
                total,
                progress,
                secondsLeft,
                created,
                started,
                finished,
                actor,
                seed,
                draws,
                snapshot,
                position,
                asOf,
                layers,
                manifest,
                problem,
                all);
    }
}
