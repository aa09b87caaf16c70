package citiverse.twin.ledger;

import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// An Ed25519 key that signs checkpoints (C2SP signed-note). It lives in a file of its own, never in the twin.
///
/// The file has two lines in the encodings that the note tools share: `PRIVATE+KEY+<name>+<hash>+<base64>`, and the
/// verifier key `<name>+<hash>+<base64>`, which may be given to anyone.
public final class NoteKey {
    private static final byte ED25519 = 1;
    private static final byte[] PUBLIC_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PRIVATE_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final Verifier verifier;
    private final PrivateKey secret;

    private NoteKey(Verifier verifier, PrivateKey secret) {
        this.verifier = verifier;
        this.secret = secret;
    }

    /// Makes a new key from the system's randomness.
    ///
    /// @param name unique name of the ledger, without blanks or `+`, such as `city.example/twin`
    public static NoteKey create(String name) {
        requireName(name);
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, PUBLIC_PREFIX.length, encoded.length);
            return new NoteKey(new Verifier(name, raw), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    static void requireName(String name) {
        if (!name.matches("[^\\s+\\p{Cntrl}]{1,200}")) {
            throw new IllegalArgumentException("the name of a ledger has no blanks and no '+': \"" + name + '"');
        }
    }

    public Verifier verifier() {
        return verifier;
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with Ed25519 failed", e);
        }
    }

    /// Writes the key to a new file that only its owner can read.
    ///
    /// @throws Problem `CV-LEDGER-002` where the file is there already, `CV-LEDGER-003` where it cannot be written
    public void write(Path file) {
        byte[] encoded = secret.getEncoded();
        byte[] seed = Arrays.copyOfRange(encoded, PRIVATE_PREFIX.length, encoded.length);
        String text = "PRIVATE+KEY+" + verifier.name() + '+' + HexFormat.of().formatHex(verifier.hash()) + '+'
                + tagged(seed) + '\n' + verifier.text() + '\n';
        try {
            FileAttribute<?>[] ownerOnly =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                            }
                            : new FileAttribute<?>[0];
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = Files.newByteChannel(file, options, ownerOnly)) {
                channel.write(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (FileAlreadyExistsException e) {
            throw Problem.user("CV-LEDGER-002", "a key file is there already")
                    .in(file.toString())
                    .remedy("Use it, or choose another file; a lost key cannot be made again")
                    .causedBy(e);
        } catch (IOException e) {
            throw Problem.user("CV-LEDGER-003", "the key file cannot be written: " + e.getMessage())
                    .in(file.toString())
                    .remedy("Check that the folder exists and may be written")
                    .causedBy(e);
        }
    }

    /// Reads a key file.
    ///
    /// @throws Problem `CV-LEDGER-004` where it cannot be read or is not a key file
    public static NoteKey read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.size() < 2 || !lines.getFirst().startsWith("PRIVATE+KEY+")) {
                throw new IllegalArgumentException("it does not begin with PRIVATE+KEY+");
            }
            Verifier verifier = Verifier.parse(lines.get(1));
            String[] parts = lines.getFirst().split("\\+", 5);
            byte[] seed = untagged(parts[4]);
            var spec = new PKCS8EncodedKeySpec(concat(PRIVATE_PREFIX, seed));
            var key = new NoteKey(verifier, KeyFactory.getInstance("Ed25519").generatePrivate(spec));
            byte[] probe = verifier.text().getBytes(StandardCharsets.UTF_8);
            if (!verifier.verify(probe, key.sign(probe))) {
                throw new IllegalArgumentException("its two keys do not belong together");
            }
            return key;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw Problem.user("CV-LEDGER-004", "not a key file: " + e.getMessage())
                    .in(file.toString())
                    .remedy("Give the file that was made with the key")
                    .causedBy(e);
        }
    }

    private static String tagged(byte[] key) {
        return Base64.getEncoder().encodeToString(concat(new byte[] {ED25519}, key));
    }

    private static byte[] untagged(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length != 33 || bytes[0] != ED25519) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /// The public half of a key.
    ///
    /// @param name name of the ledger
    /// @param key Ed25519 public key, 32 bytes, never changed
    public record Verifier(String name, byte[] key) {
        public Verifier {
            requireName(name);
            if (key.length != 32) {
                throw new IllegalArgumentException("an Ed25519 key has 32 bytes, not " + key.length);
            }
        }

        /// First four bytes of SHA-256 over name, line feed, 0x01 and key.
        public byte[] hash() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update((name + '\n').getBytes(StandardCharsets.UTF_8));
                digest.update(ED25519);
                return Arrays.copyOf(digest.digest(key), 4);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        /// `<name>+<hash>+<base64>`, to be published.
        public String text() {
            return name + '+' + HexFormat.of().formatHex(hash()) + '+' + tagged(key);
        }

        /// Reads what [#text] wrote.
        ///
        /// @throws IllegalArgumentException where it is not a verifier key
        public static Verifier parse(String text) {
            String[] parts = text.strip().split("\\+", 3);
            if (parts.length != 3) {
                throw new IllegalArgumentException("a verifier key is name+hash+key");
            }
            var verifier = new Verifier(parts[0], untagged(parts[2]));
            if (!HexFormat.of().formatHex(verifier.hash()).equals(parts[1])) {
                throw new IllegalArgumentException("the hash in the verifier key does not fit");
            }
            return verifier;
        }

        /// True where the signature over the message was made with the other half.
        public boolean verify(byte[] message, byte[] signature) {
            try {
                PublicKey decoded = KeyFactory.getInstance("Ed25519")
                        .generatePublic(new X509EncodedKeySpec(concat(PUBLIC_PREFIX, key)));
                Signature check = Signature.getInstance("Ed25519");
                check.initVerify(decoded);
                check.update(message);
                return check.verify(signature);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }
}
