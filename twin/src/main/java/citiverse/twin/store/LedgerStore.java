package citiverse.twin.store;

import citiverse.twin.ContentHash;
import citiverse.twin.Problem;
import citiverse.twin.ledger.Entry;
import citiverse.twin.ledger.Ledger;
import citiverse.twin.ledger.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The ledger in the tables `ledger_entry` and `ledger_payload`.
final class LedgerStore implements Ledger {
    private final Sqlite db;

    LedgerStore(Sqlite db) {
        this.db = db;
    }

    @Override
    public long size() {
        return db.run(store -> store.number("SELECT max(seq) FROM ledger_entry"));
    }

    @Override
    public Entry entry(long seq) {
        try {
            return Entry.parse(bytes(seq));
        } catch (IllegalArgumentException e) {
            throw TwinProblems.damaged("ledger entry " + seq + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] bytes(long seq) {
        String entry = db.run(store -> store.text("SELECT entry FROM ledger_entry WHERE seq = ?", seq));
        if (entry == null) {
            throw missing("ledger entry " + seq);
        }
        return entry.getBytes(StandardCharsets.UTF_8);
    }

    private Problem missing(String what) {
        return Problem.user("CV-LEDGER-001", what + " is not there; the ledger has " + size() + " entries")
                .remedy("List the entries with `citiverse ledger TWIN log`");
    }

    @Override
    public String payload(long seq) {
        String hash = entry(seq).payloadHash();
        String payload = db.run(store -> store.text("SELECT payload FROM ledger_payload WHERE hash = ?", hash));
        if (payload == null) {
            throw TwinProblems.damaged("the payload of ledger entry " + seq + " is gone", null);
        }
        return payload;
    }

    @Override
    public byte[] root(long size) {
        return MerkleTree.root(leaves(size));
    }

    @Override
    public List<byte[]> inclusionProof(long seq, long size) {
        if (seq < 1 || seq > size) {
            throw missing("entry " + seq + " of the first " + size);
        }
        return MerkleTree.inclusionProof(leaves(size), Math.toIntExact(seq - 1));
    }

    @Override
    public List<byte[]> consistencyProof(long oldSize, long size) {
        if (oldSize < 1 || oldSize > size) {
            throw missing("a tree of " + oldSize + " entries within one of " + size);
        }
        return MerkleTree.consistencyProof(leaves(size), Math.toIntExact(oldSize));
    }

    private List<byte[]> leaves(long size) {
        List<byte[]> leaves = new ArrayList<>();
        db.perform(store -> store.each(
                row -> leaves.add(MerkleTree.leaf(row.getBytes(1))),
                "SELECT entry FROM ledger_entry WHERE seq <= ? ORDER BY seq",
                size));
        if (leaves.size() != size) {
            throw missing("a tree of " + size + " entries");
        }
        return leaves;
    }

    @Override
    public Stream<Entry> log(long from) {
        return LongStream.rangeClosed(Math.max(1, from), size()).mapToObj(this::entry);
    }

    /// What is to be appended.
    ///
    /// @param occurredAt when it happened
    /// @param recordedAt when it is written
    /// @param actor who did it
    /// @param kind kind of entry
    /// @param subject what it is about
    /// @param payload what its payload hash is the hash of
    record Addition(
            Instant occurredAt, Instant recordedAt, String actor, String kind, String subject, String payload) {}

    /// Appends an entry, within the transaction under way. Gives its sequence.
    static long append(Sqlite db, Addition addition) throws SQLException {
        byte[] payload = addition.payload().getBytes(StandardCharsets.UTF_8);
        String hash = ContentHash.hex(ContentHash.sha256(payload));
        long last = db.number("SELECT max(seq) FROM ledger_entry");
        String before = last == 0
                ? Entry.NONE_BEFORE
                : db.text("SELECT lower(hex(leaf)) FROM ledger_entry WHERE seq = ?", last);
        var entry = new Entry(
                last + 1,
                addition.occurredAt(),
                addition.recordedAt(),
                addition.actor(),
                addition.kind(),
                addition.subject(),
                hash,
                before);
        db.update(
                "INSERT INTO ledger_payload (hash, payload) SELECT ?1, ?2"
                        + " WHERE NOT EXISTS (SELECT 1 FROM ledger_payload WHERE hash = ?1)",
                hash,
                addition.payload());
        byte[] bytes = entry.bytes();
        db.update(
                "INSERT INTO ledger_entry VALUES (?, ?, ?)",
                entry.seq(),
                new String(bytes, StandardCharsets.UTF_8),
                MerkleTree.leaf(bytes));
        return entry.seq();
    }
}
