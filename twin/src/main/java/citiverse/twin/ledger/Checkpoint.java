package citiverse.twin.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// The state of a ledger at one size, to be kept outside it (C2SP tlog-checkpoint).
///
/// @param origin unique name of the ledger, without blanks or `+`; the same as the name of its key
/// @param size number of entries
/// @param root root of the tree over them, 32 bytes, never changed
public record Checkpoint(String origin, long size, byte[] root) {
    private static final String DASH = "— ";

    public Checkpoint {
        NoteKey.requireName(origin);
        if (size < 0 || root.length != 32) {
            throw new IllegalArgumentException("a checkpoint needs a size and a root of 32 bytes");
        }
    }

    /// The text that is signed: origin, size and root, each on its line.
    public String body() {
        return origin + '\n' + size + '\n' + Base64.getEncoder().encodeToString(root) + '\n';
    }

    /// The signed note.
    public String sign(NoteKey key) {
        byte[] signature = key.sign(body().getBytes(StandardCharsets.UTF_8));
        byte[] hash = key.verifier().hash();
        byte[] both = Arrays.copyOf(hash, hash.length + signature.length);
        System.arraycopy(signature, 0, both, hash.length, signature.length);
        return body()
                + '\n'
                + DASH
                + key.verifier().name()
                + ' '
                + Base64.getEncoder().encodeToString(both)
                + '\n';
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && origin.equals(that.origin)
                && size == that.size
                && Arrays.equals(root, that.root);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(root);
    }

    /// A signed note as it was read.
    ///
    /// @param checkpoint what it says
    /// @param body the bytes that are signed, extension lines included
    /// @param signatures who signed
    public record Signed(Checkpoint checkpoint, byte[] body, List<Signature> signatures) {
        /// True where the holder of the key signed it.
        public boolean isSignedBy(NoteKey.Verifier verifier) {
            return signatures.stream()
                    .filter(signature -> signature.name().equals(verifier.name()))
                    .filter(signature -> Arrays.equals(signature.keyHash(), verifier.hash()))
                    .anyMatch(signature -> verifier.verify(body, signature.bytes()));
        }
    }

    /// One signature line.
    ///
    /// @param name name of the key
    /// @param keyHash first four bytes of the hash of the key
    /// @param bytes the signature
    public record Signature(String name, byte[] keyHash, byte[] bytes) {}

    /// Reads a signed note; unknown extension lines and signatures are kept.
    ///
    /// @throws IllegalArgumentException where the text is not a checkpoint
    public static Signed parse(String note) {
        int gap = note.indexOf("\n\n");
        if (gap < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("a signed note has an empty line before its signatures");
        }
        String body = note.substring(0, gap + 1);
        String[] lines = body.split("\n", -1);
        if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("a checkpoint has the lines origin, size and root");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : note.substring(gap + 2).split("\n")) {
            signatures.add(signature(line));
        }
        byte[] root = Base64.getDecoder().decode(lines[2]);
        var checkpoint = new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
        return new Signed(checkpoint, body.getBytes(StandardCharsets.UTF_8), List.copyOf(signatures));
    }

    private static Signature signature(String line) {
        int blank = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || blank <= DASH.length()) {
            throw new IllegalArgumentException("not a signature line: " + line);
        }
        byte[] bytes = Base64.getDecoder().decode(line.substring(blank + 1));
        if (bytes.length < 5) {
            throw new IllegalArgumentException("a signature is too short: " + line);
        }
        return new Signature(
                line.substring(DASH.length(), blank),
                Arrays.copyOf(bytes, 4),
                Arrays.copyOfRange(bytes, 4, bytes.length));
    }
}
