package citiverse.twin.store;

import citiverse.twin.ContentHash;
import citiverse.twin.LayerJson;
import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.ledger.Checkpoint;
import citiverse.twin.ledger.Entry;
import citiverse.twin.ledger.MerkleTree;
import citiverse.twin.ledger.NoteKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Verifies a twin file: the chain of entries, their payloads, and all that they record.
final class TwinVerifier {
    private final Sqlite db;
    private final Findings findings = new Findings();
    private final List<Link> chain = new ArrayList<>();

    /// One entry of the chain: its own leaf hash as computed, and what it names as the one before. `entry` is null
    /// where its bytes cannot be read.
    private record Link(long seq, byte[] leaf, boolean fits, Entry entry) {}

    private TwinVerifier(Sqlite db) {
        this.db = db;
    }

    static Verification verify(Path file, Optional<Path> checkpoint, Optional<String> verifierKey) {
        Sqlite db;
        try {
            db = TwinOpening.open(file, Sqlite.Mode.READ);
        } catch (Problem problem) {
            if (!problem.code().equals("CV-TWIN-003")) {
                throw problem;
            }
            var damage = new Verification.Finding(0, "the file", problem.reason());
            return new Verification(0, "", 0, List.of(damage), List.of());
        }
        try (db) {
            return new TwinVerifier(db).all(checkpoint, verifierKey);
        }
    }

    private Verification all(Optional<Path> checkpoint, Optional<String> verifierKey) {
        // One view of the file, though another may be writing to it.
        findings.guarded(0, "the file", () -> db.execute("BEGIN"));
        findings.guarded(0, "the file", this::structure);
        findings.guarded(0, "ledger_entry", this::readChain);
        links();
        var contents = new ContentVerifier(db, findings);
        var used = new HashSet<String>();
        for (Link link : chain) {
            if (link.entry() != null) {
                used.add(link.entry().payloadHash());
                findings.guarded(link.seq(), "payload of ledger entry " + link.seq(), () -> payload(link, contents));
            }
        }
        findings.guarded(0, "ledger_payload", () -> foreignPayloads(used));
        findings.guarded(0, "feature_version", contents::finish);
        findings.guarded(0, "the layers", () -> new LayerVerifier(db, findings, contents).verify());
        checkpoint.ifPresent(path -> compare(path, verifierKey));
        return new Verification(
                chain.size(),
                HexFormat.of().formatHex(root(chain.size())),
                contents.rows(),
                findings.sorted(),
                findings.notes());
    }

    private void structure() throws SQLException {
        db.each(
                row -> {
                    if (!"ok".equals(row.getString(1))) {
                        findings.add(0, "the file", row.getString(1));
                    }
                },
                "PRAGMA integrity_check(20)");
        if (db.number("PRAGMA user_version") != Tables.GEOPACKAGE_VERSION) {
            findings.add(0, "the file's header", "the GeoPackage version is not " + Tables.GEOPACKAGE_VERSION);
        }
        if (db.number("SELECT count(*) FROM citiverse_writing") != 1
                || db.number("SELECT max(open) FROM citiverse_writing") != 0
                || db.number("SELECT count(*) FROM citiverse_writing WHERE typeof(open) <> 'integer'") != 0) {
            findings.add(0, "citiverse_writing", "the guards of the tables stand open");
        }
    }

    private void readChain() throws SQLException {
        db.each(
                row -> {
                    long seq = row.getLong(1);
                    byte[] bytes = row.getBytes(2);
                    byte[] leaf = MerkleTree.leaf(bytes == null ? new byte[0] : bytes);
                    boolean fits = Arrays.equals(leaf, row.getBytes(3)) && row.getInt(4) == 1;
                    chain.add(new Link(seq, leaf, fits, parse(seq, bytes)));
                },
                "SELECT seq, entry, leaf, typeof(entry) = 'text' AND typeof(leaf) = 'blob' FROM ledger_entry"
                        + " ORDER BY seq");
        if (chain.isEmpty()) {
            findings.add(1, "ledger entry 1", "it is gone, as are all that followed");
        }
    }

    private Entry parse(long seq, byte[] bytes) {
        try {
            Entry entry = Entry.parse(bytes == null ? new byte[0] : bytes);
            if (entry.seq() != seq) {
                findings.add(seq, "ledger entry " + seq, "it says that it is entry " + entry.seq());
            }
            return entry;
        } catch (IllegalArgumentException e) {
            findings.add(seq, "ledger entry " + seq, "it was altered: " + e.getMessage());
            return null;
        }
    }

    /// Checks that each entry is whole and names the one before. Where two that are each whole do not fit, the later
    /// of them was altered if the one after it does not fit either, else the earlier.
    private void links() {
        for (int i = 0; i < chain.size(); i++) {
            Link link = chain.get(i);
            if (link.seq() != i + 1L) {
                findings.add(i + 1L, "ledger entry " + (i + 1), "it is gone");
                return;
            }
            if (!link.fits()) {
                findings.add(
                        link.seq(),
                        "ledger entry " + link.seq(),
                        "it was altered: its bytes do not give its leaf hash");
            }
        }
        for (int i = 0; i < chain.size(); i++) {
            if (fits(i)) {
                continue;
            }
            boolean later = i == 0 || i + 1 < chain.size() && !fits(i + 1);
            long altered = chain.get(later ? i : i - 1).seq();
            findings.add(altered, "ledger entry " + altered, "it was rewritten: the entries beside it do not fit it");
            i++;
        }
    }

    /// True where an entry names the one before, or one of them is known to be altered anyway.
    private boolean fits(int index) {
        Link link = chain.get(index);
        if (link.entry() == null || !link.fits()) {
            return true;
        }
        if (index == 0) {
            return link.entry().prev().equals(Entry.NONE_BEFORE);
        }
        Link before = chain.get(index - 1);
        return !before.fits() || before.entry() == null || link.entry().prev().equals(ContentHash.hex(before.leaf()));
    }

    private void payload(Link link, ContentVerifier contents) throws SQLException {
        Entry entry = link.entry();
        String place = "payload of ledger entry " + link.seq();
        byte[][] found = new byte[1][];
        db.each(
                row -> found[0] = row.getInt(2) == 1 ? row.getBytes(1) : new byte[0],
                "SELECT payload, typeof(payload) = 'text' FROM ledger_payload WHERE hash = ?",
                entry.payloadHash());
        if (found[0] == null) {
            findings.add(link.seq(), place, "it is gone");
            return;
        }
        if (!ContentHash.hex(ContentHash.sha256(found[0])).equals(entry.payloadHash())) {
            findings.add(link.seq(), place, "it was altered: its hash is not the one in the entry");
            return;
        }
        boolean ours = Set.of(TwinOpening.CREATE_KIND, TwinFile.BRANCH_KIND, ImportPayload.KIND, EditSession.KIND)
                .contains(entry.kind());
        if (ours && CanonicalJson.parse(found[0]) instanceof Map<?, ?> payload) {
            switch (entry.kind()) {
                case TwinOpening.CREATE_KIND -> creation(entry, payload);
                case TwinFile.BRANCH_KIND -> branch(entry, payload);
                default -> contents.verify(entry, payload);
            }
        }
    }

    private void creation(Entry entry, Map<?, ?> payload) throws SQLException {
        String city = CanonicalJson.write(ImportPayload.map(payload, "city"));
        expect(entry, "citiverse_city", "seq = ? AND city = ?", entry.seq(), city);
        LayerJson.city(ImportPayload.map(payload, "city"));
        long format = ImportPayload.number(payload, "format");
        expect(entry, "citiverse_format", "version = ? AND seq = ?", format, entry.seq());
    }

    private void branch(Entry entry, Map<?, ?> payload) throws SQLException {
        expect(
                entry,
                "citiverse_branch",
                "seq = ? AND id = ? AND name = ? AND base = ?",
                entry.seq(),
                ImportPayload.text(payload, "id"),
                ImportPayload.text(payload, "name"),
                ImportPayload.text(payload, "base"));
    }

    private void expect(Entry entry, String table, String condition, Object... values) throws SQLException {
        if (db.number("SELECT count(*) FROM " + table + " WHERE " + condition, values) != 1) {
            findings.add(entry.seq(), table, "its row of entry " + entry.seq() + " was altered or is gone");
        }
    }

    private void foreignPayloads(Set<String> used) throws SQLException {
        db.each(
                row -> {
                    if (!used.contains(row.getString(1))) {
                        findings.add(0, "ledger_payload", "payload " + row.getString(1) + " belongs to no entry");
                    }
                },
                "SELECT hash FROM ledger_payload ORDER BY hash");
        long branches = db.number("SELECT count(*) FROM citiverse_branch");
        long cities = db.number("SELECT count(*) FROM citiverse_city");
        long formats = db.number("SELECT count(*) FROM citiverse_format");
        long told = chain.stream()
                .filter(link -> link.entry() != null && link.entry().kind().equals(TwinFile.BRANCH_KIND))
                .count();
        if (branches != told || cities != 1 || formats != 1) {
            findings.add(
                    0, "citiverse_branch, citiverse_city, citiverse_format", "they have rows that no entry records");
        }
    }

    private byte[] root(int size) {
        return MerkleTree.root(chain.subList(0, size).stream().map(Link::leaf).toList());
    }

    private void compare(Path file, Optional<String> verifierKey) {
        Checkpoint.Signed note;
        try {
            note = Checkpoint.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.user("CV-LEDGER-005", "not a checkpoint: " + e.getMessage())
                    .in(file.toString())
                    .remedy("Give the file that `citiverse ledger TWIN checkpoint` wrote")
                    .causedBy(e);
        }
        if (verifierKey.isEmpty()) {
            findings.note("the signature of the checkpoint was not checked, since no key was given");
        } else if (!note.isSignedBy(verifier(verifierKey.get()))) {
            findings.add(0, "the checkpoint", "it was not signed with the key given");
            return;
        }
        long size = note.checkpoint().size();
        if (size > chain.size()) {
            findings.add(
                    chain.size() + 1L,
                    "ledger entry " + (chain.size() + 1),
                    "it is gone: the checkpoint counts " + size + " entries, the file has " + chain.size());
        } else if (!Arrays.equals(root((int) size), note.checkpoint().root())) {
            findings.add(
                    0,
                    "the ledger",
                    "its first " + size + " entries are not those of the checkpoint: it was rewritten");
        }
    }

    private static NoteKey.Verifier verifier(String key) {
        try {
            return NoteKey.Verifier.parse(key);
        } catch (IllegalArgumentException e) {
            throw Problem.user("CV-LEDGER-006", "not a verifier key: " + e.getMessage())
                    .remedy("Give the second line of the key file, name+hash+key")
                    .causedBy(e);
        }
    }
}
