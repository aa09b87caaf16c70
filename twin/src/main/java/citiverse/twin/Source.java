package citiverse.twin;

import java.util.Optional;

/// One source of data: a file, a feed, a register.
///
/// @param id short name within the city, `[a-z0-9-]+`
/// @param title name for people
/// @param format format that was detected or declared, such as `osm-pbf`, `gtfs`, `csv`
/// @param file name of the file that was read, without its folder
/// @param sha256 digest of the bytes read, 64 hex digits
/// @param bytes size of what was read
/// @param licence licence or terms, SPDX where there is one; empty where not told
/// @param attribution the credit that the licence asks for; empty where none
/// @param uri where it can be had; empty where not told
/// @param fullReplacement true where absence from a later import removes a feature
public record Source(
        String id,
        String title,
        String format,
        String file,
        String sha256,
        long bytes,
        String licence,
        String attribution,
        String uri,
        boolean fullReplacement) {

    /// The credit, where one is due.
    public Optional<String> credit() {
        return attribution.isEmpty() ? Optional.empty() : Optional.of(attribution);
    }
}
