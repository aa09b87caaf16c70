package citiverse.cli;

import citiverse.models.access.AccessNetwork;
import citiverse.models.access.AccessRun;
import citiverse.models.access.AccessSettings;
import citiverse.models.access.Mode;
import citiverse.models.access.Places;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.transit.ServiceDays;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The settings of travel, shared by the commands that compute it. The defaults are those of the reference run.
final class TravelOptions {
    @Option(
            names = "--mode",
            required = true,
            paramLabel = "walk|transit",
            converter = Modes.class,
            description = "walk: on foot all the way; transit: the faster of walking and public transport")
    Mode mode;

    @Option(names = "--date", paramLabel = "DATE", description = "service day, such as 2019-05-13 (needed for transit)")
    LocalDate date;

    @Option(
            names = "--window",
            paramLabel = "HH:MM-HH:MM",
            defaultValue = "14:00-14:30",
            converter = Windows.class,
            description = "departures, one a minute, the end excluded (default: ${DEFAULT-VALUE})")
    Window window;

    @Option(
            names = "--percentile",
            paramLabel = "P",
            defaultValue = "50",
            description = "of the times over the window, 1 to 99 (default: ${DEFAULT-VALUE})")
    int percentile;

    @Option(
            names = "--max-minutes",
            paramLabel = "MIN",
            defaultValue = "120",
            description = "longer trips count as not reachable (default: ${DEFAULT-VALUE})")
    int maxMinutes;

    @Option(
            names = "--walk-kmh",
            paramLabel = "KMH",
            defaultValue = "3.6",
            description = "walking speed on the flat, km/h (default: ${DEFAULT-VALUE})")
    double walkKmh;

    @Option(
            names = "--max-walk-minutes",
            paramLabel = "MIN",
            defaultValue = "120",
            description = "limit of the walk to the first stop, and of walking all the way (default: ${DEFAULT-VALUE})")
    int maxWalkMinutes;

    @Option(
            names = "--max-rides",
            paramLabel = "N",
            defaultValue = "3",
            description = "most vehicles boarded, 0 to 8 (default: ${DEFAULT-VALUE})")
    int maxRides;

    @Option(
            names = "--board-slack",
            paramLabel = "S",
            defaultValue = "60",
            description = "seconds at the stop before a vehicle may be boarded (default: ${DEFAULT-VALUE})")
    int boardSlack;

    @Option(
            names = "--egress-metres",
            paramLabel = "M",
            defaultValue = "2000",
            description = "limit of the walk from the last stop (default: ${DEFAULT-VALUE})")
    double egressMetres;

    @Option(
            names = "--transfer-metres",
            paramLabel = "M",
            defaultValue = "1000",
            description = "limit of the walk between two stops (default: ${DEFAULT-VALUE})")
    double transferMetres;

    @Option(
            names = "--link-metres",
            paramLabel = "M",
            defaultValue = "1600",
            description = "how far a place may lie from its street (default: ${DEFAULT-VALUE})")
    double linkMetres;

    @Option(names = "--slopes", description = "walking speed follows the terrain (the twin must hold one)")
    boolean slopes;

    @Option(
            names = "--phases",
            paramLabel = "N",
            defaultValue = "1",
            description = "draws of the phase of lines known by headway only (default: ${DEFAULT-VALUE})")
    int phases;

    @Option(
            names = "--phase-seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "seed of those draws (default: ${DEFAULT-VALUE})")
    long phaseSeed;

    /// The settings, where the date may be any day for walking.
    AccessSettings settings() {
        LocalDate day = date == null ? LocalDate.EPOCH : date;
        try {
            return new AccessSettings(
                    day,
                    window.from(),
                    window.to(),
                    percentile,
                    maxMinutes,
                    walkKmh / 3.6,
                    maxWalkMinutes,
                    maxRides,
                    boardSlack,
                    egressMetres,
                    transferMetres,
                    linkMetres,
                    slopes,
                    phases,
                    phaseSeed);
        } catch (IllegalArgumentException e) {
            throw Problem.user("CV-CLI-020", e.getMessage())
                    .remedy("Change the flag that it speaks of; --help tells the ranges")
                    .causedBy(e);
        }
    }

    /// A run with these settings on a city.
    ///
    /// @param notes told which feeds have no service on the date
    AccessRun run(Snapshot city, Places origins, Places destinations, PrintWriter notes) {
        if (mode == Mode.TRANSIT) {
            if (date == null) {
                throw Problem.user("CV-CLI-022", "public transport runs on a date, and none was given")
                        .remedy("Add --date, such as --date 2019-05-13; citiverse info tells which dates have service");
            }
            ServiceDays days = ServiceDays.of(city);
            days.require(date);
            days.without(date).forEach(note -> notes.println("note: " + note));
        }
        return AccessNetwork.compile(city).run(origins, destinations, settings());
    }

    /// A span of departures in seconds after midnight, the end excluded.
    record Window(int from, int to) {}

    static final class Windows implements ITypeConverter<Window> {
        @Override
        public Window convert(String text) {
            String[] ends = text.split("-", -1);
            if (ends.length != 2) {
                throw new TypeConversionException("a window reads HH:MM-HH:MM, not \"" + text + '"');
            }
            var window = new Window(seconds(ends[0]), seconds(ends[1]));
            if (window.to() <= window.from()) {
                throw new TypeConversionException("the window \"" + text + "\" must end after it begins");
            }
            return window;
        }

        private static int seconds(String clock) {
            if (!clock.matches("[0-9]{1,2}:[0-5][0-9](:[0-5][0-9])?")) {
                throw new TypeConversionException("a time reads HH:MM, not \"" + clock + '"');
            }
            String[] parts = clock.split(":");
            int seconds = Integer.parseInt(parts[0]) * 3600 + Integer.parseInt(parts[1]) * 60;
            return parts.length == 3 ? seconds + Integer.parseInt(parts[2]) : seconds;
        }
    }

    static final class Modes implements ITypeConverter<Mode> {
        @Override
        public Mode convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "walk" -> Mode.WALK;
                case "transit" -> Mode.TRANSIT;
                default -> throw new TypeConversionException("the mode is walk or transit, not \"" + text + '"');
            };
        }
    }
}
