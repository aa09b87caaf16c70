package citiverse.models.access;

import java.time.LocalDate;

/// How travel is measured. The defaults of [#of] are those of the reference run in `docs/methods/access.md`.
///
/// @param date service day
/// @param windowStartSeconds first departure, seconds after midnight
/// @param windowEndSeconds end of the departure window, exclusive; one departure a minute
/// @param percentile of the travel times over the window, 1 to 99: with n departures, the
///     ⌈n·percentile/100⌉-th smallest (for 30 and 50, the 15th)
/// @param maxTripMinutes longer trips count as not reachable
/// @param walkMetresPerSecond walking speed on the flat
/// @param maxWalkMinutes limit of each walk to the first stop and of the walk all the way
/// @param maxRides most vehicles boarded
/// @param boardSlackSeconds a vehicle is boarded only if it leaves at least so long after the rider is at the stop
/// @param egressMetres limit of the walk from the last stop
/// @param transferMetres limit of the walk between two stops
/// @param linkMetres how far a place may lie from the street it is joined to
/// @param slopes true where walking speed follows the terrain (Tobler)
/// @param phases draws of the phase of lines known by headway only
/// @param phaseSeed seed of those draws
public record AccessSettings(
        LocalDate date,
        int windowStartSeconds,
        int windowEndSeconds,
        int percentile,
        int maxTripMinutes,
        double walkMetresPerSecond,
        int maxWalkMinutes,
        int maxRides,
        int boardSlackSeconds,
        double egressMetres,
        double transferMetres,
        double linkMetres,
        boolean slopes,
        int phases,
        long phaseSeed) {

    public AccessSettings {
        require(windowStartSeconds >= 0 && windowEndSeconds > windowStartSeconds, "the window must not be empty");
        require(percentile >= 1 && percentile <= 99, "the percentile lies between 1 and 99");
        require(maxTripMinutes > 0 && maxTripMinutes <= 24 * 60, "the longest trip lies between 1 minute and 24 hours");
        require(walkMetresPerSecond >= 0.1 && walkMetresPerSecond <= 5, "walking speed lies between 0.1 and 5 m/s");
        require(maxWalkMinutes >= 0 && maxRides >= 0 && boardSlackSeconds >= 0, "limits must not be negative");
        require(maxRides <= 8, "at most 8 rides");
        require(phases >= 1, "at least one draw of the phase");
    }

    /// The settings of the reference: half an hour from 14:00, median, 120 minutes, 3.6 km/h, 3 rides, 60 s.
    public static AccessSettings of(LocalDate date) {
        return new AccessSettings(
                date, 14 * 3600, 14 * 3600 + 1800, 50, 120, 1.0, 120, 3, 60, 2000, 1000, 1600, false, 1, 1);
    }

    /// Departures in the window.
    public int departures() {
        return (windowEndSeconds - windowStartSeconds + 59) / 60;
    }

    public AccessSettings withWalkMetresPerSecond(double speed) {
        return with(date, speed, boardSlackSeconds);
    }

    public AccessSettings withBoardSlackSeconds(int seconds) {
        return with(date, walkMetresPerSecond, seconds);
    }

    public AccessSettings withDate(LocalDate day) {
        return with(day, walkMetresPerSecond, boardSlackSeconds);
    }

    /// These settings with other values of what a rehearsal draws.
    private AccessSettings with(LocalDate day, double speed, int slackSeconds) {
        return new AccessSettings(
                day,
                windowStartSeconds,
                windowEndSeconds,
                percentile,
                maxTripMinutes,
                speed,
                maxWalkMinutes,
                maxRides,
                slackSeconds,
                egressMetres,
                transferMetres,
                linkMetres,
                slopes,
                phases,
                phaseSeed);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
