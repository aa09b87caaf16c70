package citiverse.twin.ledger;

import citiverse.twin.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/// One entry of the ledger. Its bytes are the canonical JSON of its fields and `"v":1`.
///
/// @param seq its place, from 1
/// @param occurredAt when it happened
/// @param recordedAt when it was written
/// @param actor who did it
/// @param kind namespaced and versioned, such as `twin.import/1`
/// @param subject what it is about: an id or a hash
/// @param payloadHash SHA-256 of the payload, 64 hex digits
/// @param prev leaf hash of the entry before, 64 hex digits; zeros for the first
public record Entry(
        long seq,
        Instant occurredAt,
        Instant recordedAt,
        String actor,
        String kind,
        String subject,
        String payloadHash,
        String prev) {

    /// What the first entry has for the one before.
    public static final String NONE_BEFORE = "0".repeat(64);

    /// The most bytes that an entry of a C2SP tile can have.
    public static final int LONGEST = 65_535;

    private static final int VERSION = 1;

    public Entry {
        if (seq < 1) {
            throw new IllegalArgumentException("entries count from 1, not " + seq);
        }
        if (!kind.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+/[0-9]+")) {
            throw new IllegalArgumentException("a kind is like room.event/1, not \"" + kind + '"');
        }
        requireHash(payloadHash, "payload hash");
        requireHash(prev, "hash of the entry before");
    }

    private static void requireHash(String hash, String what) {
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("the " + what + " must be 64 hex digits, not \"" + hash + '"');
        }
    }

    /// The bytes whose hash is the leaf.
    ///
    /// @throws IllegalArgumentException where they would be more than [#LONGEST]
    public byte[] bytes() {
        byte[] bytes = CanonicalJson.bytes(Map.of(
                "v", VERSION,
                "seq", seq,
                "occurredAt", occurredAt.toString(),
                "recordedAt", recordedAt.toString(),
                "actor", actor,
                "kind", kind,
                "subject", subject,
                "payloadHash", payloadHash,
                "prev", prev));
        if (bytes.length > LONGEST) {
            throw new IllegalArgumentException("an entry may have " + LONGEST + " bytes, not " + bytes.length
                    + "; put the content in the payload");
        }
        return bytes;
    }

    /// The leaf hash.
    public byte[] leaf() {
        return MerkleTree.leaf(bytes());
    }

    /// The leaf hash as the next entry names it.
    public String leafHex() {
        return HexFormat.of().formatHex(leaf());
    }

    /// Reads an entry.
    ///
    /// @throws IllegalArgumentException where the bytes are not the canonical bytes of an entry
    public static Entry parse(byte[] bytes) {
        if (!(CanonicalJson.parse(bytes) instanceof Map<?, ?> tree)) {
            throw new IllegalArgumentException("an entry must be an object");
        }
        if (!(tree.get("v") instanceof Long version) || version != VERSION) {
            throw new IllegalArgumentException("unknown version of an entry: " + tree.get("v"));
        }
        if (!(tree.get("seq") instanceof Long seq)) {
            throw new IllegalArgumentException("an entry needs a sequence");
        }
        var entry = new Entry(
                seq,
                instant(tree, "occurredAt"),
                instant(tree, "recordedAt"),
                text(tree, "actor"),
                text(tree, "kind"),
                text(tree, "subject"),
                text(tree, "payloadHash"),
                text(tree, "prev"));
        if (!Arrays.equals(entry.bytes(), bytes)) {
            throw new IllegalArgumentException("not in canonical form: " + new String(bytes, StandardCharsets.UTF_8));
        }
        return entry;
    }

    private static Instant instant(Map<?, ?> tree, String name) {
        try {
            return Instant.parse(text(tree, name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " is not an instant: " + tree.get(name), e);
        }
    }

    private static String text(Map<?, ?> tree, String name) {
        if (tree.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("an entry needs \"" + name + '"');
    }
}
