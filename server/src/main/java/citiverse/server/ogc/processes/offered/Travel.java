package citiverse.server.ogc.processes.offered;

import citiverse.models.access.AccessNetwork;
import citiverse.models.access.AccessRun;
import citiverse.models.access.AccessSettings;
import citiverse.models.access.Mode;
import citiverse.models.access.Places;
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.transit.ServiceDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What the processes on travel share: how it is measured.
final class Travel {
    static final List<Field> FIELDS = List.of(
            Field.choice("mode", null, List.of("walk", "transit")),
            Field.date("date").orNone(),
            Field.any("window", "14:00-14:30", java.util.Map.of("type", "string", "maxLength", 11L)),
            Field.whole("percentile", 50L, 1, 99),
            Field.whole("max_minutes", 120L, 1, 240),
            Field.number("walk_kmh", 3.6, 0.4, 18),
            Field.whole("max_rides", 3L, 0, 8));

    static final List<String> LAYERS = List.of(
            Layers.STREET,
            Layers.TRANSIT_STOP,
            Layers.TRANSIT_ROUTE,
            Layers.TRANSIT_PATTERN,
            Layers.TRANSIT_SERVICE,
            Layers.TRANSIT_TRANSFER);

    private Travel() {}

    static Mode mode(Inputs inputs) {
        return inputs.text("mode").equals("walk") ? Mode.WALK : Mode.TRANSIT;
    }

    /// The layers with those of the network.
    static List<String> layers(String... others) {
        var all = new ArrayList<>(LAYERS);
        all.addAll(List.of(others));
        return all.stream().distinct().sorted().toList();
    }

    static AccessRun run(Snapshot city, Inputs inputs, Places from, Places to, Table table) {
        if (mode(inputs) == Mode.TRANSIT) {
            if (!inputs.has("date")) {
                throw Field.wrong("date", "is needed for public transport");
            }
            ServiceDays days = ServiceDays.of(city);
            days.require(inputs.date("date"));
            days.without(inputs.date("date")).forEach(table::note);
        }
        return AccessNetwork.compile(city).run(from, to, settings(inputs));
    }

    private static AccessSettings settings(Inputs inputs) {
        AccessSettings usual = AccessSettings.of(inputs.has("date") ? inputs.date("date") : LocalDate.EPOCH);
        String[] ends = inputs.text("window").split("-", -1);
        if (ends.length != 2) {
            throw Field.wrong("window", "reads HH:MM-HH:MM");
        }
        try {
            return new AccessSettings(
                    usual.date(),
                    seconds(ends[0]),
                    seconds(ends[1]),
                    inputs.whole("percentile"),
                    inputs.whole("max_minutes"),
                    inputs.number("walk_kmh") / 3.6,
                    inputs.whole("max_minutes"),
                    inputs.whole("max_rides"),
                    usual.boardSlackSeconds(),
                    usual.egressMetres(),
                    usual.transferMetres(),
                    usual.linkMetres(),
                    false,
                    1,
                    1);
        } catch (IllegalArgumentException wrong) {
            throw Problem.user("CV-PROCESS-001", wrong.getMessage()).causedBy(wrong);
        }
    }

    private static int seconds(String clock) {
        if (!clock.matches("([01][0-9]|2[0-9]):[0-5][0-9]")) {
            throw Field.wrong("window", "reads HH:MM-HH:MM");
        }
        return Integer.parseInt(clock.substring(0, 2)) * 3600 + Integer.parseInt(clock.substring(3)) * 60;
    }
}
