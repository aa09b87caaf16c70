package citiverse.standards.dcat;

import java.time.Instant;
import java.util.List;

/// One form in which a data set can be had (`dcat:Distribution`).
///
/// @param id its IRI
/// @param titles names for people, such as `CSV`
/// @param descriptions what is in it
/// @param access where it can be had: a page, a service or a file
/// @param download the file itself; null where there is none
/// @param mediaType IANA media type, such as `text/csv`; empty where none is registered
/// @param format name of the format for people; empty where the media type says it
/// @param bytes its size; -1 where not known
/// @param checksum digest of the file; null where not known
/// @param licence its terms; null where not told
/// @param service IRI of the data service that gives it; null where none
/// @param standards what its content conforms to
/// @param modified when it last changed; null where not told
public record Distribution(
        Iri id,
        List<Text> titles,
        List<Text> descriptions,
        Iri access,
        Iri download,
        String mediaType,
        String format,
        long bytes,
        Checksum checksum,
        Licence licence,
        Iri service,
        List<Standard> standards,
        Instant modified) {
    public Distribution {
        titles = List.copyOf(titles);
        descriptions = List.copyOf(descriptions);
        standards = List.copyOf(standards);
        Required.there(access, "place where a distribution can be had");
        if (!mediaType.matches("|[a-z]+/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*")) {
            throw new IllegalArgumentException("not a media type without parameters: " + mediaType);
        }
    }
}
