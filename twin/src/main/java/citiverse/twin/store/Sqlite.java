package citiverse.twin.store;

import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/// One connection to a twin file. Work on it is done one piece at a time; errors of SQLite become problems that name
/// the file.
final class Sqlite implements AutoCloseable {
    private static final int BUSY_MILLISECONDS = 5_000;

    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private boolean closed;

    private Sqlite(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// How a file is opened.
    enum Mode {
        /// To make a new one.
        CREATE,
        /// To write.
        WRITE,
        /// To read while another may write.
        READ
    }

    static Sqlite open(Path file, Mode mode) {
        var config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        if (mode != Mode.CREATE) {
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        String uri = "jdbc:sqlite:" + file.toAbsolutePath().toUri();
        if (mode == Mode.READ && !canShareMemory(file)) {
            config.setReadOnly(true);
            uri += hasLog(file) ? "?mode=ro" : "?immutable=1";
        }
        Connection connection = null;
        try {
            connection = config.createConnection(uri);
            var opened = new Sqlite(file, connection);
            // Pages of an import under way go to the log beyond this many KiB, so that memory stays bounded.
            opened.execute("PRAGMA cache_size=-" + (mode == Mode.READ ? 16_000 : 64_000));
            if (mode == Mode.READ) {
                opened.execute("PRAGMA query_only=1");
            }
            return opened;
        } catch (SQLException e) {
            throw problem(file, e);
        }
    }

    /// A database that is gone when it is closed.
    static Sqlite inMemory() {
        try {
            return new Sqlite(Path.of(":memory:"), new SQLiteConfig().createConnection("jdbc:sqlite::memory:"));
        } catch (SQLException e) {
            throw problem(Path.of(":memory:"), e);
        }
    }

    /// Reading beside a writer needs its shared memory; where that file cannot be made, there is no writer here.
    private static boolean canShareMemory(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return Files.isWritable(file) && folder != null && Files.isWritable(folder);
    }

    private static boolean hasLog(Path file) {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        try {
            return Files.exists(log) && Files.size(log) > 0;
        } catch (IOException e) {
            throw Problem.ours("CV-TWIN-008", "the log of the twin cannot be read: " + e.getMessage(), e)
                    .in(log.toString());
        }
    }

    /// A piece of work that may fail in SQLite.
    interface Work<T> {
        T run(Sqlite db) throws SQLException;
    }

    /// A piece of work without a result.
    interface Step {
        void run(Sqlite db) throws SQLException;
    }

    /// Does the work alone on this connection.
    ///
    /// @throws Problem where SQLite fails, or the twin has been closed
    synchronized <T> T run(Work<T> work) {
        if (closed) {
            throw Problem.ours("CV-TWIN-010", "the twin has been closed", null)
                    .in(file.toString())
                    .remedy("Take what is needed from a snapshot before closing its twin");
        }
        try {
            return work.run(this);
        } catch (SQLException e) {
            throw problem(file, e);
        }
    }

    /// Reads what a twin must hold if it is whole: what cannot be understood is damage.
    <T> T read(Work<T> work) {
        try {
            return run(work);
        } catch (IllegalArgumentException | DateTimeException | ClassCastException e) {
            throw TwinProblems.damaged(e.getMessage(), e).in(file.toString());
        }
    }

    /// Does work that gives nothing, alone on this connection.
    synchronized void perform(Step step) {
        run(db -> {
            step.run(db);
            return true;
        });
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// A statement that is compiled once.
    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    /// Forgets compiled statements, so that tables may be dropped.
    void forget() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        statements.clear();
    }

    /// A compiled statement with its parameters set: texts, whole and real numbers, bytes, null.
    PreparedStatement bind(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = prepare(sql);
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case null -> statement.setNull(i + 1, java.sql.Types.NULL);
                case String text -> statement.setString(i + 1, text);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case Double number -> statement.setDouble(i + 1, number);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default -> throw new IllegalArgumentException("cannot store " + parameters[i].getClass());
            }
        }
        return statement;
    }

    int update(String sql, Object... parameters) throws SQLException {
        return bind(sql, parameters).executeUpdate();
    }

    /// The one number that a query gives, 0 where it gives none.
    long number(String sql, Object... parameters) throws SQLException {
        try (ResultSet rows = bind(sql, parameters).executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /// The one text that a query gives, null where it gives none.
    String text(String sql, Object... parameters) throws SQLException {
        try (ResultSet rows = bind(sql, parameters).executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /// Visits each row of a query.
    void each(Row row, String sql, Object... parameters) throws SQLException {
        try (ResultSet rows = bind(sql, parameters).executeQuery()) {
            while (rows.next()) {
                row.visit(rows);
            }
        }
    }

    /// What is done with one row.
    interface Row {
        void visit(ResultSet row) throws SQLException;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            forget();
            connection.close();
        } catch (SQLException e) {
            throw problem(file, e);
        }
    }

    /// What an error of SQLite means to a person.
    static Problem problem(Path file, SQLException e) {
        int code = e instanceof SQLiteException known ? known.getResultCode().code & 0xFF : e.getErrorCode() & 0xFF;
        return switch (code) {
            case 5, 6 ->
                Problem.user("CV-TWIN-011", "another program holds the file: " + e.getMessage())
                        .in(file.toString())
                        .remedy("Close the program that edits it, then try again")
                        .causedBy(e);
            case 11, 26 ->
                Problem.user("CV-TWIN-003", "the file is damaged: " + e.getMessage())
                        .in(file.toString())
                        .remedy("Run `citiverse verify` on it, and go back to a copy")
                        .causedBy(e);
            case 3, 8, 10, 13, 14, 23 ->
                Problem.ours("CV-TWIN-008", "the file cannot be used: " + e.getMessage(), e)
                        .in(file.toString())
                        .remedy("Check its permissions and the space on the disk");
            default ->
                Problem.ours("CV-TWIN-012", "the store failed: " + e.getMessage(), e)
                        .in(file.toString());
        };
    }
}
