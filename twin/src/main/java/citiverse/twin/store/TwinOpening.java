package citiverse.twin.store;

import citiverse.twin.City;
import citiverse.twin.LayerJson;
import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/// How twin files are made and opened, and what is refused at the door.
final class TwinOpening {
    static final String CREATE_KIND = "twin.create/1";

    private TwinOpening() {}

    static void requireThere(Path file) {
        if (!Files.exists(file)) {
            throw Problem.user("CV-TWIN-001", "there is no such file")
                    .in(file.toString())
                    .remedy("Make a twin with `citiverse import " + file.getFileName() + " CITY.yaml`");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw Problem.user("CV-TWIN-002", "this is not a file that can be read")
                    .in(file.toString());
        }
    }

    /// Removes what is left of a file that could not be finished.
    static void discard(Path file, RuntimeException failure) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /// Opens a file and makes sure that it is a twin of a format that is understood.
    static Sqlite open(Path file, Sqlite.Mode mode) {
        Sqlite db;
        try {
            db = Sqlite.open(file, mode);
        } catch (Problem problem) {
            throw notDatabase(file, problem);
        }
        try {
            db.perform(store -> check(file, store));
            return db;
        } catch (Problem problem) {
            db.close();
            throw notDatabase(file, problem);
        }
    }

    /// SQLite's code 26 comes as damage; at the door it means that the file is something else.
    private static Problem notDatabase(Path file, Problem problem) {
        boolean other = problem.getCause() instanceof SQLException e && (e.getErrorCode() & 0xFF) == 26;
        if (!other) {
            return problem;
        }
        return Problem.user("CV-TWIN-002", "this is not a GeoPackage")
                .in(file.toString())
                .remedy("Name a twin that `citiverse import` made; other files are brought in with it")
                .causedBy(problem.getCause());
    }

    private static void check(Path file, Sqlite db) throws SQLException {
        boolean empty = db.number("SELECT count(*) FROM sqlite_master") == 0;
        if (empty) {
            throw Problem.user("CV-TWIN-002", "this file is empty")
                    .in(file.toString())
                    .remedy("Remove it, and make a twin with `citiverse import`");
        }
        long application = db.number("PRAGMA application_id");
        boolean ours = db.number("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN"
                        + " ('citiverse_format', 'citiverse_city', 'ledger_entry', 'feature_version')")
                == 4;
        if (application != Tables.APPLICATION_ID || !ours) {
            String what = application == Tables.APPLICATION_ID
                    ? "this is a GeoPackage, but not a twin"
                    : "this is a database of another application";
            throw Problem.user("CV-TWIN-004", what)
                    .in(file.toString())
                    .remedy("Bring its layers into a twin with `citiverse import TWIN.gpkg " + file.getFileName()
                            + '`');
        }
        long format = db.number("SELECT max(version) FROM citiverse_format");
        if (format > Tables.FORMAT) {
            throw Problem.user(
                            "CV-TWIN-005",
                            "the twin has format " + format + ", and this version of citiverse knows formats up to "
                                    + Tables.FORMAT)
                    .in(file.toString())
                    .remedy("Open it with a newer citiverse");
        }
        if (format < 1) {
            throw Problem.user("CV-TWIN-003", "the twin is damaged: it does not tell its format")
                    .in(file.toString())
                    .remedy("Go back to a copy");
        }
    }

    static City city(Path file, Sqlite db) {
        String told = db.run(store -> store.text("SELECT city FROM citiverse_city ORDER BY seq DESC LIMIT 1"));
        try {
            if (told != null && CanonicalJson.parse(told) instanceof Map<?, ?> tree) {
                return LayerJson.city(tree);
            }
            throw TwinProblems.damaged("it does not tell its city", null).in(file.toString());
        } catch (IllegalArgumentException e) {
            throw TwinProblems.damaged("its city cannot be read: " + e.getMessage(), e)
                    .in(file.toString());
        }
    }

    /// Makes a new file under another name, then gives it its own.
    static void create(Path file, City city, Clock clock, String actor) {
        if (Files.exists(file)) {
            throw Problem.user("CV-TWIN-007", "the file is there already")
                    .in(file.toString())
                    .remedy("Choose another name, or import into the twin that is there");
        }
        Path making = file.resolveSibling(file.getFileName() + ".new");
        try {
            for (String tail : new String[] {"", "-journal", "-wal", "-shm"}) {
                Files.deleteIfExists(making.resolveSibling(making.getFileName() + tail));
            }
            try (Sqlite db = Sqlite.open(making, Sqlite.Mode.CREATE)) {
                db.perform(store -> fill(store, city, clock.instant(), actor));
            }
            Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
            makeDurable(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw Problem.ours("CV-TWIN-008", "the file cannot be made: " + e.getMessage(), e)
                    .in(file.toString())
                    .remedy("Check that the folder may be written and the disk has room");
        }
    }

    private static void makeDurable(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void fill(Sqlite db, City city, Instant now, String actor) throws SQLException {
        db.execute("PRAGMA synchronous=FULL");
        db.execute("BEGIN IMMEDIATE");
        db.execute("PRAGMA application_id=" + Tables.APPLICATION_ID);
        db.execute("PRAGMA user_version=" + Tables.GEOPACKAGE_VERSION);
        for (String sql : Tables.definitions()) {
            db.execute(sql);
        }
        db.execute("INSERT INTO citiverse_writing VALUES (1)");
        for (Object[] system : Tables.referenceSystems()) {
            db.update("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", system);
        }
        String payload = CanonicalJson.write(Map.of("city", LayerJson.tree(city), "format", Tables.FORMAT));
        long seq = LedgerStore.append(db, new LedgerStore.Addition(now, now, actor, CREATE_KIND, city.id(), payload));
        db.update("INSERT INTO citiverse_format VALUES (?, ?)", Tables.FORMAT, seq);
        db.update("INSERT INTO citiverse_city VALUES (?, ?)", seq, CanonicalJson.write(LayerJson.tree(city)));
        Transactions.commit(db);
    }
}
