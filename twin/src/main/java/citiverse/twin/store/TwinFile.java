package citiverse.twin.store;

import citiverse.twin.Branch;
import citiverse.twin.Change;
import citiverse.twin.ChangesJson;
import citiverse.twin.City;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.Source;
import citiverse.twin.Twin;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.ledger.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A city in one GeoPackage file.
///
/// Opened for reading, it can be shared among threads and read while another process writes. Opened for writing, it
/// holds the twin's lock until it is closed; the right to write belongs to one thread at a time.
public final class TwinFile implements Twin {
    private final Path file;
    private final Sqlite reader;
    private final Sqlite writer;
    private final WriterLock lock;
    private final Clock clock;
    private final String actor;
    private final City city;
    private final LedgerStore ledger;
    private volatile State present;
    private volatile ImportSession session;

    private TwinFile(Path file, Sqlite reader, Sqlite writer, WriterLock lock, Clock clock, String actor) {
        this.file = file;
        this.reader = reader;
        this.writer = writer;
        this.lock = lock;
        this.clock = clock;
        this.actor = actor;
        this.city = TwinOpening.city(file, reader);
        this.ledger = new LedgerStore(reader);
    }

    /// Makes a twin for a city and opens it for writing. The file appears whole or not at all.
    ///
    /// @param clock what time it is, for what is recorded
    /// @param actor who writes, as the ledger and a second writer are told
    /// @throws Problem `CV-TWIN-007` where the file is there already, `CV-TWIN-008` where it cannot be written
    public static TwinFile create(Path file, City city, Clock clock, String actor) {
        WriterLock lock = WriterLock.acquire(file, actor, clock.instant());
        try {
            TwinOpening.create(file, city, clock, actor);
            return writing(file, lock, clock, actor);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Opens a twin for writing.
    ///
    /// @throws Problem `CV-TWIN-001` where there is no such file, `CV-TWIN-002` to `005` where it is not a twin
    ///     that
    ///     can be opened, `CV-TWIN-006` where another holds it, naming who
    public static TwinFile open(Path file, Clock clock, String actor) {
        TwinOpening.requireThere(file);
        WriterLock lock = WriterLock.acquire(file, actor, clock.instant());
        try {
            return writing(file, lock, clock, actor);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static TwinFile writing(Path file, WriterLock lock, Clock clock, String actor) {
        Sqlite writer = TwinOpening.open(file, Sqlite.Mode.WRITE);
        Sqlite reader = null;
        try {
            writer.perform(db -> {
                db.execute("PRAGMA journal_mode=WAL");
                db.execute("PRAGMA synchronous=FULL");
            });
            reader = TwinOpening.open(file, Sqlite.Mode.READ);
            return new TwinFile(file, reader, writer, lock, clock, actor);
        } catch (RuntimeException e) {
            if (reader != null) {
                reader.close();
            }
            writer.close();
            throw e;
        }
    }

    /// Opens a twin for reading only; waits for nobody.
    ///
    /// @throws Problem as [#open] does, but for `CV-TWIN-006`
    public static TwinFile read(Path file) {
        TwinOpening.requireThere(file);
        Sqlite reader = TwinOpening.open(file, Sqlite.Mode.READ);
        try {
            return new TwinFile(file, reader, null, null, null, "");
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /// Writes what a twin holds now as another file, while others read and write it: one consistent state, without
    /// log and without free pages.
    ///
    /// @param copy a file that is not there yet
    /// @throws Problem `CV-TWIN-001` where there is no such twin, `CV-TWIN-007` where the copy is there already,
    ///     `CV-TWIN-008` where it cannot be written; nothing is left of it then
    public static void copy(Path file, Path copy) {
        TwinOpening.requireThere(file);
        if (Files.exists(copy)) {
            throw Problem.user("CV-TWIN-007", "the file is there already")
                    .in(copy.toString())
                    .remedy("Name another file");
        }
        try (Sqlite source = TwinOpening.open(file, Sqlite.Mode.READ)) {
            source.perform(db -> {
                // The guard against writing would also refuse the new file; VACUUM INTO leaves the twin untouched.
                db.execute("PRAGMA query_only=0");
                db.bind("VACUUM INTO ?", copy.toAbsolutePath().toString()).execute();
            });
        } catch (RuntimeException e) {
            TwinOpening.discard(copy, e);
            throw e;
        }
    }

    /// Proves the ledger and all that hangs on it, or names what was altered first.
    ///
    /// @param checkpoint a signed checkpoint kept outside the twin, against which a full rewrite or a cut tail
    ///     shows
    public static Verification verify(Path file, Optional<Path> checkpoint) {
        return verify(file, checkpoint, Optional.empty());
    }

    /// The same, and that the checkpoint was signed by the holder of a key.
    ///
    /// @param verifierKey `<name>+<hash>+<base64>`, see [citiverse.twin.ledger.NoteKey.Verifier]
    public static Verification verify(Path file, Optional<Path> checkpoint, Optional<String> verifierKey) {
        TwinOpening.requireThere(file);
        return TwinVerifier.verify(file, checkpoint, verifierKey);
    }

    @Override
    public City city() {
        return city;
    }

    /// The ledger, for reading.
    public Ledger ledger() {
        return ledger;
    }

    /// What the twin holds, in numbers.
    public TwinInfo info() {
        return TwinInfo.of(file, reader, this);
    }

    @Override
    public Snapshot snapshot() {
        long position = ledger.size();
        State known = present;
        // In one statement, so that both are of one moment while another may write.
        long[] last = reader.run(db -> {
            long[] both = new long[2];
            db.each(
                    row -> {
                        both[0] = row.getLong(1);
                        both[1] = row.getLong(2);
                    },
                    "SELECT (SELECT max(seq) FROM citiverse_state), (SELECT max(row) FROM feature_version)");
            return both;
        });
        long seq = last[0];
        if (known == null || known.seq() != seq) {
            var next = new State(reader, seq, last[1], reader.read(db -> {
                String asOf = db.text("SELECT as_of FROM citiverse_state WHERE seq = ?", seq);
                return asOf == null ? ledger.entry(1).recordedAt() : Instant.parse(asOf);
            }));
            if (known != null) {
                next.takeOver(known);
            }
            known = next;
            present = known;
        }
        return new StoredSnapshot(city, position, known);
    }

    @Override
    public Snapshot snapshot(long position, Instant asOf) {
        long size = ledger.size();
        if (position < 0 || position > size) {
            throw Problem.user("CV-TWIN-014", "there is no ledger position " + position + "; the last is " + size)
                    .in(file.toString())
                    .remedy("List the entries with `citiverse ledger TWIN log`");
        }
        long seq = reader.run(db -> db.number("SELECT max(seq) FROM citiverse_state WHERE seq <= ?", position));
        return new StoredSnapshot(city, position, new State(reader, seq, Long.MAX_VALUE, asOf));
    }

    private Sqlite writer() {
        if (writer == null) {
            throw Problem.ours("CV-TWIN-013", "the twin was opened for reading only", null)
                    .in(file.toString());
        }
        if (session != null) {
            throw new IllegalStateException("an import of " + file + " is under way; commit or close it first");
        }
        return writer;
    }

    @Override
    public Import beginImport(Source source) {
        session = new ImportSession(writer(), city, source, clock, actor, () -> session = null);
        return session;
    }

    @Override
    public EditReport edit(String by, List<Change> changes) {
        Source source = EditSession.source(changes);
        try (var edit = new ImportSession(writer(), city, source, clock, by, () -> {})) {
            return EditSession.apply(edit, changes);
        }
    }

    @Override
    public List<ImportReport> imports() {
        List<ImportReport> reports = new ArrayList<>();
        List<Long> seqs = new ArrayList<>();
        reader.perform(db -> db.each(
                row -> seqs.add(row.getLong(1)),
                "SELECT seq FROM citiverse_source" + " WHERE json_extract(source, '$.format') <> ? ORDER BY seq DESC",
                EditSession.FORMAT));
        for (long seq : seqs) {
            try {
                reports.add(ImportPayload.report(ledger.entry(seq), payload(seq)));
            } catch (IllegalArgumentException e) {
                throw TwinProblems.damaged(
                        "the import of ledger entry " + seq + " cannot be read: " + e.getMessage(), e);
            }
        }
        return List.copyOf(reports);
    }

    private Map<?, ?> payload(long seq) {
        if (CanonicalJson.parse(ledger.payload(seq)) instanceof Map<?, ?> payload) {
            return payload;
        }
        throw new IllegalArgumentException("its payload is not an object");
    }

    /// Keeps a branch; one of that id and name that is kept already is not kept again.
    @Override
    public void keep(Branch branch) {
        Sqlite db = writer();
        String known = "SELECT count(*) FROM citiverse_branch WHERE id = ? AND name = ?";
        if (db.run(store -> store.number(known, branch.id(), branch.name())) > 0) {
            return;
        }
        String payload = CanonicalJson.write(Map.of(
                "id", branch.id(),
                "name", branch.name(),
                "base", branch.base(),
                "changes", ChangesJson.tree(branch.changes())));
        Transactions.within(db, store -> {
            long seq = append(store, BRANCH_KIND, branch.id(), payload);
            return store.update(
                    "INSERT INTO citiverse_branch VALUES (?, ?, ?, ?)", seq, branch.id(), branch.name(), branch.base());
        });
    }

    static final String BRANCH_KIND = "twin.branch/1";

    @Override
    public Optional<Branch> branch(String nameOrId) {
        long seq = reader.run(db -> db.number(
                "SELECT seq FROM citiverse_branch WHERE id = ?1 OR name = ?1 ORDER BY id = ?1 DESC, seq DESC LIMIT 1",
                nameOrId));
        return seq == 0 ? Optional.empty() : Optional.of(branch(seq));
    }

    private Branch branch(long seq) {
        try {
            Map<?, ?> payload = payload(seq);
            return new Branch(
                    ImportPayload.text(payload, "id"),
                    ImportPayload.text(payload, "name"),
                    ImportPayload.text(payload, "base"),
                    ChangesJson.changes(ImportPayload.list(payload, "changes")));
        } catch (IllegalArgumentException e) {
            throw TwinProblems.damaged("the branch of ledger entry " + seq + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// All branches in the order in which they were kept; of one name, the last.
    @Override
    public List<Branch> branches() {
        List<Long> seqs = new ArrayList<>();
        reader.perform(db -> db.each(
                row -> seqs.add(row.getLong(1)), "SELECT max(seq) FROM citiverse_branch GROUP BY name ORDER BY 1"));
        return seqs.stream().map(this::branch).toList();
    }

    @Override
    public long record(String kind, String subject, String payload) {
        return Transactions.within(writer(), db -> append(db, kind, subject, payload));
    }

    private long append(Sqlite db, String kind, String subject, String payload) throws SQLException {
        Instant now = clock.instant();
        return LedgerStore.append(db, new LedgerStore.Addition(now, now, actor, kind, subject, payload));
    }

    /// Gives up an import that is under way, folds the log into the file and releases the lock.
    @Override
    public void close() {
        try {
            ImportSession unfinished = session;
            if (unfinished != null) {
                unfinished.close();
            }
            reader.close();
            if (writer != null) {
                writer.perform(TwinFile::foldLog);
                writer.close();
            }
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    /// Moves the log into the file, unless a reader still needs it.
    private static void foldLog(Sqlite db) throws SQLException {
        db.number("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
