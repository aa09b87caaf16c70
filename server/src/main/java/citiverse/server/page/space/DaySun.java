package citiverse.server.page.space;

import citiverse.models.sun.DeltaT;
import citiverse.models.sun.SolarPosition;
import citiverse.models.sun.SolarPosition.Observer;
import citiverse.models.sun.SunDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The sun of one day at one place, by the Solar Position Algorithm of the models: for the page, and for the slider of
/// the scene, which interpolates between these.
///
/// @param date civil day
/// @param zone in which it is one
/// @param observer the place
/// @param day sunrise, noon and sunset
/// @param steps every ten minutes from midnight to midnight: 145 of a day of 24 hours
record DaySun(LocalDate date, ZoneId zone, Observer observer, SunDay day, List<Step> steps) {
    private static final int STEP_SECONDS = 600;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /// @param at the instant
    /// @param time by the clocks of the city, `HH:mm`
    record Step(Instant at, String time, SolarPosition sun) {}

    static DaySun of(LocalDate date, ZoneId zone, double longitude, double latitude) {
        Observer observer = Observer.at(longitude, latitude);
        double deltaT = DeltaT.seconds(date.getYear());
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        var steps = new ArrayList<Step>();
        for (Instant at = date.atStartOfDay(zone).toInstant(); !at.isAfter(end); at = at.plusSeconds(STEP_SECONDS)) {
            steps.add(new Step(at, at.atZone(zone).format(CLOCK), SolarPosition.at(at, observer, deltaT)));
        }
        return new DaySun(date, zone, observer, SunDay.of(date, zone, observer, deltaT), List.copyOf(steps));
    }

    /// The sun at a time by the clocks of the city; where they leap over it, an hour later.
    SolarPosition at(LocalTime time) {
        Instant instant = ZonedDateTime.of(date, time, zone).toInstant();
        return SolarPosition.at(instant, observer, DeltaT.seconds(date.getYear()));
    }

    /// The steps at full hours.
    List<Step> hours() {
        return steps.subList(0, steps.size() - 1).stream()
                .filter(step -> step.time().endsWith(":00"))
                .toList();
    }

    /// Time by the clocks of the city, empty for none.
    String clock(Instant instant) {
        return instant == null ? "" : instant.plusSeconds(30).atZone(zone).format(CLOCK);
    }

    /// As `/space/sun` gives it.
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("date", date.toString());
        json.put("zone", zone.getId());
        json.put("longitude", observer.longitude());
        json.put("latitude", observer.latitude());
        json.put("algorithm", "NREL/TP-560-34302; elevation with refraction at 1010 hPa and 10 °C");
        json.put("stepSeconds", (long) STEP_SECONDS);
        json.put("start", steps.getFirst().at().toString());
        json.put("sunrise", clock(day.sunrise()));
        json.put("transit", clock(day.transit()));
        json.put("sunset", clock(day.sunset()));
        json.put("time", steps.stream().map(Step::time).toList());
        json.put(
                "azimuth",
                steps.stream().map(step -> rounded(step.sun().azimuth())).toList());
        json.put(
                "elevation",
                steps.stream().map(step -> rounded(step.sun().elevation())).toList());
        return json;
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * 1e5) / 1e5;
    }
}
