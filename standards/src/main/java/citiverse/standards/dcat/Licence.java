package citiverse.standards.dcat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Terms under which data may be used (`dct:LicenseDocument`).
///
/// @param id its IRI; null where the terms are only told in words
/// @param label the terms as told
public record Licence(Iri id, String label) {
    /// Identifiers of the SPDX licence list under which open data is given, by their small letters.
    private static final Map<String, String> SPDX = Stream.of(
                    "Apache-2.0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "CC-BY-3.0",
                    "CC-BY-4.0",
                    "CC-BY-NC-4.0",
                    "CC-BY-NC-SA-4.0",
                    "CC-BY-ND-4.0",
                    "CC-BY-SA-2.0",
                    "CC-BY-SA-3.0",
                    "CC-BY-SA-4.0",
                    "CC0-1.0",
                    "CDLA-Permissive-2.0",
                    "DL-DE-BY-2.0",
                    "DL-DE-ZERO-2.0",
                    "etalab-2.0",
                    "EUPL-1.2",
                    "MIT",
                    "NLOD-2.0",
                    "ODbL-1.0",
                    "ODC-By-1.0",
                    "OGL-UK-3.0",
                    "OGL-Canada-2.0",
                    "PDDL-1.0")
            .collect(Collectors.toMap(id -> id.toLowerCase(Locale.ROOT), id -> id, (a, b) -> a, TreeMap::new));

    /// The licence that a source tells: an SPDX identifier becomes its IRI, an IRI stays one, anything else is kept
    /// in words. Empty where nothing is told.
    public static Optional<Licence> told(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return Optional.empty();
        }
        String spdx = SPDX.get(stripped.toLowerCase(Locale.ROOT).replace(' ', '-'));
        if (spdx != null) {
            return Optional.of(new Licence(Iri.of("http://spdx.org/licenses/" + spdx), spdx));
        }
        Iri iri = stripped.startsWith("http") ? Iri.parse(stripped).orElse(null) : null;
        return Optional.of(new Licence(iri, stripped));
    }
}
