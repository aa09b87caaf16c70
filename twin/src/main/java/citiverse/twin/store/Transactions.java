package citiverse.twin.store;

import java.sql.SQLException;

/// How every write to a twin begins and ends. While one is under way, the guards of the tables stand open; since that
/// is part of the same transaction, nobody else ever sees them so.
final class Transactions {
    private Transactions() {}

    static void begin(Sqlite db) throws SQLException {
        db.execute("BEGIN IMMEDIATE");
        db.update("UPDATE citiverse_writing SET open = 1");
    }

    static void commit(Sqlite db) throws SQLException {
        db.update("UPDATE citiverse_writing SET open = 0");
        db.execute("COMMIT");
    }

    static void rollback(Sqlite db) throws SQLException {
        db.forget();
        try {
            db.execute("ROLLBACK");
        } catch (SQLException e) {
            // Some errors, such as a full disk, have ended the transaction already.
            if (!e.getMessage().contains("no transaction is active")) {
                throw e;
            }
        }
    }

    /// Does some work as a whole or not at all.
    static <T> T within(Sqlite db, Sqlite.Work<T> work) {
        return db.run(store -> {
            begin(store);
            try {
                T made = work.run(store);
                commit(store);
                return made;
            } catch (SQLException | RuntimeException e) {
                rollback(store);
                throw e;
            }
        });
    }
}
