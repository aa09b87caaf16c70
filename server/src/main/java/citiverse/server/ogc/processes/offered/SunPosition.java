package citiverse.server.ogc.processes.offered;

import citiverse.models.sun.DeltaT;
import citiverse.models.sun.SolarPosition;
import citiverse.models.sun.SolarPosition.Observer;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.time.ZoneOffset;
import java.util.List;

/// Where the sun stands at an instant.
final class SunPosition implements Offered {
    @Override
    public String id() {
        return "sun-position";
    }

    @Override
    public String method() {
        return "sun";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.number("longitude", null, -180, 180),
                Field.number("latitude", null, -90, 90),
                Field.number("metres", 0.0, -500, 9000),
                Field.instant("at"));
    }

    @Override
    public List<String> layers(Inputs inputs) {
        return List.of();
    }

    @Override
    public Table compute(Snapshot city, Inputs inputs, int threads, Progress progress) {
        int year = inputs.instant("at").atOffset(ZoneOffset.UTC).getYear();
        if (year < 1900 || year > 2100) {
            throw Field.wrong("at", "must lie in the years 1900 to 2100");
        }
        double metres = inputs.number("metres");
        double pressure = 1010 * StrictMath.exp(-metres / 8434);
        var observer = new Observer(inputs.number("longitude"), inputs.number("latitude"), metres, pressure, 10);
        SolarPosition sun = SolarPosition.at(inputs.instant("at"), observer, DeltaT.seconds(year));
        var table = new Table()
                .column("azimuth", "deg", "Of the sun, clockwise from true north")
                .column("elevation", "deg", "Above the horizontal, refraction included")
                .column("true_elevation", "deg", "Above the horizontal, without refraction");
        table.row(sun.azimuth(), sun.elevation(), sun.trueElevation());
        table.quality(
                "±0.0003° in the true position; refraction near the horizon varies with the weather by more",
                "agrees with the worked example of the solar position algorithm (Reda and Andreas 2004)");
        return table;
    }
}
