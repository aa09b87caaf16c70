package citiverse.twin;

import citiverse.twin.json.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// The hash of what a snapshot holds.
///
/// The digest of a feature is SHA-256 over the word `citiverse.feature/1` and these fields, each after its length in
/// four bytes (big-endian; -1 where there is none): id, type, valid from, valid to (ISO 8601, none where open),
/// source, activity, properties as canonical JSON, geometry as WKB. The digest of a raster is SHA-256 over
/// `citiverse.raster/1`, its description as canonical JSON and its values as big-endian floats. The hash of a snapshot
/// is SHA-256 over `citiverse.snapshot/1`, then 0x00 and the digest of each feature by id, then 0x01 and the digest of
/// each raster by name. When it was recorded, ledger positions and layers' declarations do not enter.
public final class ContentHash {
    private static final byte[] FEATURE = word("citiverse.feature/1");
    private static final byte[] RASTER = word("citiverse.raster/1");
    private static final byte[] SNAPSHOT = word("citiverse.snapshot/1");

    private ContentHash() {}

    /// The hash of a snapshot from its features and rasters themselves, 64 hex digits.
    public static String of(Snapshot snapshot) {
        return of(FeatureDigests.of(snapshot.features()), snapshot);
    }

    /// The hash of a snapshot whose features have these digests.
    public static String of(FeatureDigests digests, Snapshot snapshot) {
        var sum = new Sum();
        for (int i = 0; i < digests.size(); i++) {
            sum.feature(digests.digests(), i * FeatureDigests.LENGTH);
        }
        for (String name : snapshot.rasters()) {
            sum.raster(raster(snapshot.raster(name).orElseThrow()));
        }
        return sum.hex();
    }

    /// The digest of a feature.
    public static byte[] feature(Feature feature) {
        return feature(
                feature,
                PropertiesJson.bytes(feature.properties()),
                feature.shape() == null ? null : Wkb.write(feature.shape()));
    }

    /// The digest of a feature whose properties and geometry are already encoded.
    ///
    /// @param properties canonical JSON
    /// @param wkb geometry, null where there is none
    public static byte[] feature(Feature feature, byte[] properties, byte[] wkb) {
        return feature(
                feature.id(),
                feature.type(),
                bound(feature.validity().from()),
                bound(feature.validity().to()),
                feature.provenance(),
                properties,
                wkb);
    }

    /// The digest of a feature as it is stored.
    ///
    /// @param from see [#bound]
    /// @param to see [#bound]
    public static byte[] feature(
            String id, String type, String from, String to, Provenance provenance, byte[] properties, byte[] wkb) {
        MessageDigest digest = sha256();
        digest.update(FEATURE);
        var length = ByteBuffer.allocate(4);
        field(digest, length, utf8(id));
        field(digest, length, utf8(type));
        field(digest, length, from == null ? null : utf8(from));
        field(digest, length, to == null ? null : utf8(to));
        field(digest, length, utf8(provenance.source()));
        field(digest, length, utf8(provenance.activity()));
        field(digest, length, properties);
        field(digest, length, wkb);
        return digest.digest();
    }

    /// One end of a validity as text: ISO 8601 in UTC, null where it is open.
    public static String bound(Instant end) {
        return end.equals(Instant.MIN) || end.equals(Instant.MAX) ? null : end.toString();
    }

    /// The digest of a raster.
    public static byte[] raster(Raster raster) {
        MessageDigest digest = sha256();
        digest.update(RASTER);
        var length = ByteBuffer.allocate(4);
        field(digest, length, CanonicalJson.bytes(describe(raster)));
        var row = ByteBuffer.allocate(4 * raster.width());
        for (int y = 0; y < raster.height(); y++) {
            row.clear();
            for (int x = 0; x < raster.width(); x++) {
                row.putInt(Float.floatToIntBits(raster.values()[y * raster.width() + x]));
            }
            digest.update(row.array());
        }
        return digest.digest();
    }

    private static Map<String, Object> describe(Raster raster) {
        return Map.of(
                "name", raster.name(),
                "source", raster.source(),
                "width", raster.width(),
                "height", raster.height(),
                "west", raster.west(),
                "north", raster.north(),
                "cellWidth", raster.cellWidth(),
                "cellHeight", raster.cellHeight(),
                "unit", raster.unit(),
                "datum", raster.datum());
    }

    /// The hash of what is declared and not measured: the city and its layers with their units and groups. It stands
    /// beside the snapshot's hash wherever inputs are named, since a declaration alters how values are read.
    public static String declarations(Snapshot snapshot) {
        City city = snapshot.city();
        List<Object> layers = new ArrayList<>();
        snapshot.layers().forEach(layer -> layers.add(LayerJson.tree(layer)));
        return hex(sha256(CanonicalJson.bytes(Map.of("city", LayerJson.tree(city), "layers", layers))));
    }

    /// A snapshot's hash in the making: features by id, then rasters by name.
    public static final class Sum {
        private final MessageDigest digest = sha256();
        private boolean rasters;

        public Sum() {
            digest.update(SNAPSHOT);
        }

        /// The next feature's digest, 32 bytes from an offset.
        public void feature(byte[] digests, int offset) {
            if (rasters) {
                throw new IllegalStateException("features come before rasters");
            }
            digest.update((byte) 0);
            digest.update(digests, offset, FeatureDigests.LENGTH);
        }

        /// The next raster's digest.
        public void raster(byte[] rasterDigest) {
            rasters = true;
            digest.update((byte) 1);
            digest.update(rasterDigest);
        }

        /// The hash, once all is in.
        public String hex() {
            return ContentHash.hex(digest.digest());
        }
    }

    /// A fresh SHA-256.
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// SHA-256 of some bytes.
    public static byte[] sha256(byte[] bytes) {
        return sha256().digest(bytes);
    }

    /// Lower-case hexadecimal.
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void field(MessageDigest digest, ByteBuffer length, byte[] content) {
        digest.update(
                length.clear().putInt(content == null ? -1 : content.length).array());
        if (content != null) {
            digest.update(content);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] word(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
