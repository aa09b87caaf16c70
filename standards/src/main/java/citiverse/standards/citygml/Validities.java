package citiverse.standards.citygml;

import citiverse.standards.Findings;
import citiverse.twin.Validity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/// When objects hold: from `validFrom` to `validTo` of CityGML 3.0 where an object tells them; in a file with versions
/// else from `creationDate` to `terminationDate`; else always. Times without a zone are those of the city.
final class Validities {
    private final ZoneId zone;
    private final Findings findings;
    private boolean versions;

    Validities(ZoneId zone, Findings findings) {
        this.zone = zone;
        this.findings = findings;
    }

    /// The file has versions.
    void withVersions() {
        versions = true;
    }

    Validity of(Element object) {
        String from = object.textOf("validFrom");
        String to = object.textOf("validTo");
        if (from.isEmpty() && to.isEmpty() && versions) {
            from = object.textOf("creationDate");
            to = object.textOf("terminationDate");
        }
        Instant first = from.isEmpty() ? Instant.MIN : instant(from, object, Instant.MIN);
        Instant end = to.isEmpty() ? Instant.MAX : instant(to, object, Instant.MAX);
        if (!first.isBefore(end)) {
            findings.warn("validity passed over: it ends before it begins", object.toString());
            return Validity.ALWAYS;
        }
        return new Validity(first, end);
    }

    private Instant instant(String text, Element object, Instant otherwise) {
        try {
            if (!text.contains("T")) {
                String date = text.length() > 10 ? text.substring(0, 10) : text;
                return LocalDate.parse(date).atStartOfDay(zone).toInstant();
            }
            boolean zoned = text.endsWith("Z") || text.matches(".*T.*[+-][0-9]{2}:[0-9]{2}");
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException notOne) {
            findings.warn("date passed over: it is none", object + ", \"" + text + '"');
            return otherwise;
        }
    }
}
