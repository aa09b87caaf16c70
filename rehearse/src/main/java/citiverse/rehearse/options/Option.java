package citiverse.rehearse.options;

import citiverse.models.access.AccessSettings;
import citiverse.twin.Change;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// One thing that could be done.
///
/// @param id short name, unique in the question; `base` for the city as it is
/// @param label name for people
/// @param about what it does, one line for each thing
/// @param cost in the money of the question, `NaN` where not given
/// @param longitude where it is, `NaN` where it has no one place
/// @param latitude where it is
/// @param path line to draw: longitude, latitude, …; empty where it has none
/// @param parts what changes, in order
/// @param notes what must be said of it, such as buses that are not re-routed
public record Option(
        String id,
        String label,
        List<String> about,
        double cost,
        double longitude,
        double latitude,
        double[] path,
        List<Part> parts,
        List<String> notes) {

    /// Id of the city as it is.
    public static final String BASE = "base";

    /// Changes that hold for a while.
    ///
    /// @param changes in order
    /// @param from first moment, city time; `LocalDateTime.MIN` where open
    /// @param until end, exclusive; `LocalDateTime.MAX` where open
    public record Part(List<Change> changes, LocalDateTime from, LocalDateTime until) {
        /// Changes that hold always.
        static Part always(List<Change> changes) {
            return new Part(List.copyOf(changes), LocalDateTime.MIN, LocalDateTime.MAX);
        }

        /// True where they hold during the whole departure window.
        public boolean covers(AccessSettings settings) {
            var midnight = settings.date().atStartOfDay();
            return !midnight.plusSeconds(settings.windowStartSeconds()).isBefore(from)
                    && !midnight.plusSeconds(settings.windowEndSeconds()).isAfter(until);
        }
    }

    /// The city as it is.
    public static Option base() {
        return new Option(BASE, "As it is", List.of(), 0, Double.NaN, Double.NaN, new double[0], List.of(), List.of());
    }

    /// All changes in order, whenever they hold.
    public List<Change> changes() {
        return parts.stream().flatMap(part -> part.changes().stream()).toList();
    }

    /// The changes that hold in the departure window of these settings.
    public List<Change> changesIn(AccessSettings settings) {
        var holding = new ArrayList<Change>();
        for (Part part : parts) {
            if (part.covers(settings)) {
                holding.addAll(part.changes());
            }
        }
        return List.copyOf(holding);
    }
}
