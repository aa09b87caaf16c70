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
/// @param care who looks after it
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
        boolean fullReplacement,
        Care care) {

    /// A source of which nobody told who looks after it.
    public Source(
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
        this(id, title, format, file, sha256, bytes, licence, attribution, uri, fullReplacement, Care.UNTOLD);
    }

    /// Who looks after a source. Each is empty where not told.
    ///
    /// @param steward who answers for its quality
    /// @param funder who pays for it
    /// @param updates how often it must be brought up to date: `daily`, `yearly`, `never`, …
    /// @param date the day of the world that it tells of, ISO (`2019-05-13`)
    public record Care(String steward, String funder, String updates, String date) {
        public static final Care UNTOLD = new Care("", "", "", "");
    }

    /// The credit, where one is due.
    public Optional<String> credit() {
        return attribution.isEmpty() ? Optional.empty() : Optional.of(attribution);
    }
}
