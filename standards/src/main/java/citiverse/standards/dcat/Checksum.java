package citiverse.standards.dcat;

/// A digest of bytes (`spdx:Checksum`).
///
/// @param sha256 SHA-256 as 64 hex digits in small letters
public record Checksum(String sha256) {
    public Checksum {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
    }

    /// The name of the bytes themselves, wherever they are: `ni:///sha-256;…` of RFC 6920.
    public Iri name() {
        byte[] digest = java.util.HexFormat.of().parseHex(sha256);
        return Iri.of("ni:///sha-256;"
                + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }
}
