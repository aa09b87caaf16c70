package citiverse.server.page.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Ground;
import citiverse.models.built.Solid;
import citiverse.models.plane.Plane;
import citiverse.models.sun.SolarPosition;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The sun that the page tells of and the scene moves by.
class SunOfTheSceneTest {
    /// The worked example of the Solar Position Algorithm (NREL/TP-560-34302, appendix A.5): Golden, Colorado, on
    /// 17 October 2003 at 12:30:30. The page computes for sea level and standard air, hence the true elevation.
    @Test
    void theWorkedExampleOfTheAlgorithm() {
        DaySun day = DaySun.of(LocalDate.of(2003, 10, 17), ZoneId.of("-07:00"), -105.1786, 39.742476);
        SolarPosition sun = day.at(LocalTime.of(12, 30, 30));
        assertEquals(194.340241, sun.azimuth(), 0.001);
        assertEquals(39.872046, sun.trueElevation(), 0.001);
        assertEquals(145, day.steps().size());
        // 06:12:43, to the nearest minute.
        assertEquals("06:13", day.clock(day.day().sunrise()));
    }

    @Test
    void aDayOnWhichTheClocksLeapHasAnHourLess() {
        DaySun day = DaySun.of(LocalDate.of(2026, 3, 29), ZoneId.of("Europe/Paris"), 2.35, 48.85);
        assertEquals(23 * 6 + 1, day.steps().size());
        assertEquals(23, day.hours().size());
    }

    /// A wall 20 m high and 20 m away stands at 45° minus the height of the eye.
    @Test
    void aWallHidesTheSunBehindItUpToItsTop() {
        Building wall = Building.of("urn:citiverse:a:b:building:1", Solid.box(-50, 20, 50, 30, 20));
        Plane plane = Plane.around(0, 0);
        BuiltForm form = BuiltForm.of(plane, Ground.flat(plane), List.of(wall));
        Skyline skyline = Skyline.around(form, 0, 0, 1.7);
        double angle = Math.toDegrees(Math.atan2(20 - 1.7, 20));
        assertEquals(angle, skyline.degrees()[0], 0.1);
        assertSame(wall, skyline.hides(0.5, angle - 0.5));
        assertNull(skyline.hides(0.5, angle + 0.5));
        assertNull(skyline.hides(180, 5));
        // Seen under 2 · atan(50 / 20) at its base, nearly as wide at the horizon.
        assertEquals(2 * Math.toDegrees(Math.atan2(50, 20)) / 360, skyline.closed(), 0.02);
    }
}
