package citiverse.server.page.rehearse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a drawn question may be about.
public enum Kind {
    /// A high-rise, `building.add`.
    TOWER("title", "heights", "plans", "width", "depth", "turn"),
    /// A park, `park.add`.
    PARK("title", "radius", "trees"),
    /// Streets closed, `street.close`.
    CLOSURE("title", "modes", "together"),
    /// A new line, `line.add`.
    LINE("title", "mode", "headways", "speeds", "service"),
    /// A clinic, a school, a kindergarten, `service.add`.
    SERVICE("title", "service", "candidates");

    private final List<String> fields;

    Kind(String... fields) {
        this.fields = List.of(fields);
    }

    /// Its name in addresses and texts.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Names of its own fields, in the order of the form.
    public List<String> fields() {
        return fields;
    }

    /// True where it is about places, false where it is about streets.
    public boolean hasSpots() {
        return this != CLOSURE;
    }

    /// The kind of a name.
    public static Optional<Kind> of(String id) {
        for (Kind kind : values()) {
            if (kind.id().equals(id)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
