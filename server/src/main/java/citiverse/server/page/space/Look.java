package citiverse.server.page.space;

import citiverse.server.http.Addresses;
import citiverse.server.http.Refusal;
import citiverse.twin.Feature;
import citiverse.twin.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/// What an address asks to see.
///
/// @param longitude where one stands, degrees CRS84
/// @param latitude of the same
/// @param place urn of the feature that was named, empty for none
/// @param date day by the calendar of the city
/// @param time by its clocks
/// @param heading whither one looks, whole degrees clockwise from north, 0 to 359
/// @param rehearsal id, empty where no option is looked at
/// @param option id within the rehearsal, empty with it
/// @param with true where the option is shown in place, false for the city as it is
record Look(
        double longitude,
        double latitude,
        String place,
        LocalDate date,
        LocalTime time,
        int heading,
        String rehearsal,
        String option,
        boolean with) {
    private static final Pattern PLACE = Pattern.compile("-?\\d{1,3}(\\.\\d{1,9})?,-?\\d{1,2}(\\.\\d{1,9})?");
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(\\.\\d{1,6})?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~:+ -]{0,199}");
    private static final int LONGEST = 600;
    private static final int HEADING = 330;
    private static final LocalTime AFTERNOON = LocalTime.of(15, 0);

    /// Reads the parameters `at`, `place`, `date`, `time`, `heading`, `rehearsal`, `option`, `with`.
    ///
    /// @throws Refusal 400 where one cannot be read or lies outside the city, 404 where a named place is not there
    static Look of(MultivaluedMap<String, String> query, SpaceCity city, OptionInPlace option, Clock clock) {
        String urn = value(query, "place");
        Coordinate at;
        if (!urn.isEmpty()) {
            at = middle(city.city()
                    .feature(urn)
                    .filter(feature ->
                            feature.shape() != null && !feature.shape().isEmpty())
                    .orElseThrow(() -> Refusal.notFound("such place")));
        } else if (!value(query, "at").isEmpty()) {
            at = place(value(query, "at"));
        } else if (option != null && !option.box().isNull()) {
            at = option.box().centre();
        } else {
            at = city.centre();
        }
        if (city.box() != null && !city.holds(at.x, at.y)) {
            throw refused("CV-SPACE-002", "the place lies outside the city", "Name one within the city");
        }
        return new Look(
                at.x,
                at.y,
                urn,
                date(value(query, "date"), city, clock),
                time(value(query, "time")),
                heading(value(query, "heading")),
                option == null ? "" : option.rehearsal(),
                option == null ? "" : option.id(),
                !value(query, "with").equals("no"));
    }

    private static Coordinate middle(Feature feature) {
        Envelope box = feature.shape().getEnvelopeInternal();
        return box.centre();
    }

    /// The first value of a parameter, empty for none.
    ///
    /// @throws Refusal 400 where it is longer than any that means something
    static String value(MultivaluedMap<String, String> query, String name) {
        List<String> values = query.get(name);
        if (values == null || values.isEmpty() || values.getFirst() == null) {
            return "";
        }
        if (values.getFirst().length() > LONGEST) {
            throw refused("CV-SPACE-001", "the parameter " + name + " is too long", "Shorten it");
        }
        return values.getFirst();
    }

    /// An id of a rehearsal or of an option, empty for none.
    static String id(MultivaluedMap<String, String> query, String name) {
        String id = value(query, name);
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            throw refused("CV-SPACE-001", "the parameter " + name + " is no id", "Take the link of the rehearsal");
        }
        return id;
    }

    private static Coordinate place(String text) {
        if (!PLACE.matcher(text).matches()) {
            throw refused("CV-SPACE-001", "the parameter at is no place", "Write at=longitude,latitude in degrees");
        }
        int comma = text.indexOf(',');
        return new Coordinate(
                Double.parseDouble(text.substring(0, comma)), Double.parseDouble(text.substring(comma + 1)));
    }

    static LocalDate date(String text, SpaceCity city, Clock clock) {
        if (text.isEmpty()) {
            return LocalDate.ofInstant(clock.instant(), city.city().city().zone());
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1900 && date.getYear() <= 2100) {
                return date;
            }
        } catch (DateTimeParseException notOne) {
            throw unreadable("date", "Write it as 2026-06-21", notOne);
        }
        throw refused("CV-SPACE-001", "the date is too far away", "Take one of the years 1900 to 2100");
    }

    private static LocalTime time(String text) {
        if (text.isEmpty()) {
            return AFTERNOON;
        }
        try {
            return LocalTime.parse(text).withSecond(0).withNano(0);
        } catch (DateTimeParseException notOne) {
            throw unreadable("time", "Write it as 15:30", notOne);
        }
    }

    private static int heading(String text) {
        if (text.isEmpty()) {
            return HEADING;
        }
        if (!DEGREES.matcher(text).matches()) {
            throw refused("CV-SPACE-001", "the heading is no number of degrees", "Write heading=0 to 359");
        }
        return Math.floorMod(Math.round(Double.parseDouble(text)), 360);
    }

    private static Refusal unreadable(String name, String remedy, Exception cause) {
        return new Refusal(
                400,
                Problem.user("CV-SPACE-001", "the parameter " + name + " cannot be read")
                        .remedy(remedy)
                        .causedBy(cause));
    }

    static Refusal refused(String code, String reason, String remedy) {
        return new Refusal(400, Problem.user(code, reason).remedy(remedy));
    }

    /// The address of this look, with some parameters written otherwise.
    ///
    /// @param changes names and values in turn; an empty value leaves the parameter out
    String address(String... changes) {
        var parameters = new java.util.LinkedHashMap<String, String>();
        parameters.put("at", String.format(Locale.ROOT, "%.6f,%.6f", longitude, latitude));
        parameters.put("date", date.toString());
        parameters.put("time", time.toString());
        parameters.put("heading", Integer.toString(heading));
        if (!option.isEmpty()) {
            parameters.put("rehearsal", rehearsal);
            parameters.put("option", option);
            parameters.put("with", with ? "yes" : "no");
        }
        for (int i = 0; i < changes.length; i += 2) {
            parameters.put(changes[i], changes[i + 1]);
        }
        var address = new StringBuilder("/space");
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.append(address.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(Addresses.encoded(value));
            }
        });
        return address.toString();
    }
}
