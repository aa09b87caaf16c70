package citiverse.twin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A city in one file. One writer at a time, any number of readers.
///
/// Opened by [citiverse.twin.store.TwinFile].
public interface Twin extends AutoCloseable {

    City city();

    /// The city as last recorded, at the present of the last import.
    Snapshot snapshot();

    /// The city as it was recorded at a ledger position, as it holds at an instant.
    ///
    /// @param position sequence of the last entry to be seen, 0 for the empty city
    Snapshot snapshot(long position, Instant asOf);

    /// Starts to take in one source: all or nothing.
    ///
    /// @throws Problem `CV-TWIN-…` where another process holds the twin, naming it
    Import beginImport(Source source);

    /// Id of the source of features that were first drawn here, see [#edit].
    String EDITS = "edits";

    /// Applies changes to single features as one ledger entry of kind `twin.edit/1`: all of them or none.
    ///
    /// What is added has the source [#EDITS], what is altered keeps its source, and so its licence and its place in
    /// a full replacement; both have the activity `edit`. Whatever provenance a change carries in its `after` is
    /// replaced by that.
    ///
    /// @param actor who edits, as the ledger shall say
    /// @param changes 1 to 1,000, each of another feature; what was before is compared with what is there
    /// @throws Problem `CV-TWIN-015` where a feature is no longer what it was before, or is there already,
    ///     `CV-TWIN-009` where one cannot be kept
    EditReport edit(String actor, List<Change> changes);

    /// What each import reported, newest first.
    List<ImportReport> imports();

    /// Keeps a branch under its name; the ledger records it.
    void keep(Branch branch);

    Optional<Branch> branch(String nameOrId);

    List<Branch> branches();

    /// Appends an entry to the ledger.
    ///
    /// @param kind namespaced and versioned, such as `rehearse.run/1`
    /// @param subject what it is about: an id or a hash
    /// @param payload canonical JSON, opaque to the ledger
    /// @return its sequence
    long record(String kind, String subject, String payload);

    @Override
    void close();

    /// An import under way. Closing without committing leaves the twin as it was.
    interface Import extends FeatureSink, AutoCloseable {
        /// Makes it durable as one ledger entry.
        ///
        /// @param quality what was found while reading: counts and warnings, for people
        ImportReport commit(Quality quality);

        @Override
        void close();
    }

    /// What was noticed while reading a source.
    ///
    /// @param read records read, by kind
    /// @param missing values missing, by `layer.column`
    /// @param warnings what was mended or left out, each with its place, bounded
    record Quality(Map<String, Long> read, Map<String, Long> missing, List<String> warnings) {}

    /// What an import did.
    ///
    /// @param sequence ledger entry that records it
    /// @param recordedAt when
    /// @param source what was read
    /// @param added features that are new
    /// @param altered features that differ from before
    /// @param removed features that are gone
    /// @param unchanged features that were as before
    /// @param quality what was noticed
    record ImportReport(
            long sequence,
            Instant recordedAt,
            Source source,
            long added,
            long altered,
            long removed,
            long unchanged,
            Quality quality) {}

    /// What an edit did.
    ///
    /// @param sequence ledger entry that records it
    /// @param recordedAt when
    /// @param added features that are new
    /// @param altered features that differ from before
    /// @param removed features that are gone
    record EditReport(long sequence, Instant recordedAt, long added, long altered, long removed) {}
}
