package citiverse.models.sun;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Solid;
import citiverse.models.uncertainty.SplitMix;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The horizon method against a slow ray caster, and what must always hold, on random skylines.
class HorizonTest {
    private static final SunSettings SETTINGS =
            SunSettings.of(2026, ZoneOffset.UTC).within(1500);

    /// Slow and obvious: a ray towards a place in the sky is stopped where it enters a body below its top.
    private static boolean stopped(BuiltForm form, Receptors at, int r, double azimuth, double slope) {
        double dx = Math.sin(Math.toRadians(azimuth));
        double dy = Math.cos(Math.toRadians(azimuth));
        for (Building building : form.buildings()) {
            for (Solid solid : building.solids()) {
                for (double[] ring : solid.rings()) {
                    for (int i = 0; i < ring.length; i += 2) {
                        int next = (i + 2) % ring.length;
                        double ax = ring[i] - at.x()[r];
                        double ay = ring[i + 1] - at.y()[r];
                        double ex = ring[next] - ring[i];
                        double ey = ring[next + 1] - ring[i + 1];
                        double across = dx * ey - dy * ex;
                        double along = (ax * ey - ay * ex) / across;
                        double part = (ax * dy - ay * dx) / across;
                        if (across != 0
                                && part >= 0
                                && part <= 1
                                && along > 0
                                && at.z()[r] + along * slope < solid.topMetres()) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    @Test
    void aRayCasterFindsTheSameHorizonsAndTheSameSun() {
        long seed = 20260321;
        BuiltForm form = Street.form(48.2, Street.skyline(seed, 120, 150, 40).toArray(Solid[]::new));
        Receptors receptors = Street.scattered(seed, form, 120, 150);
        SunSettings fine = new SunSettings(
                SETTINGS.dates(), 2026, ZoneOffset.UTC, 1, 5, 0, true, SETTINGS.sunshine(), 1e-4, 1500, 0, 1);
        SunModel model = SunModel.compile(form, receptors, fine);
        int wrong = 0;
        double worst = 0;
        double sum = 0;
        int compared = 0;
        for (int r = 0; r < receptors.size(); r++) {
            char[] row = model.baseline().rows[r];
            for (int k = 0; k < Horizons.BINS; k++) {
                double azimuth = k + 0.5;
                boolean before = receptors.normalUp()[r] > 0.5
                        || receptors.normalEast()[r] * Horizons.EAST[k]
                                        + receptors.normalNorth()[r] * Horizons.NORTH[k]
                                > 0;
                if (before) {
                    // A step above the horizon nothing stops the ray, a step beneath it something does.
                    boolean above = stopped(form, receptors, r, azimuth, Angle.slope(Math.min(row[k] + 1, 65_534)));
                    boolean beneath = row[k] <= 1 || stopped(form, receptors, r, azimuth, Angle.slope(row[k] - 1));
                    wrong += above || !beneath ? 1 : 0;
                }
            }
            for (int d = 0; d < 3; d++) {
                SunPath day = model.day(d);
                int seconds = 0;
                for (int i = 0; i < day.size(); i++) {
                    boolean before = day.before(
                            i,
                            receptors.normalEast()[r],
                            receptors.normalNorth()[r],
                            receptors.normalUp()[r]);
                    double slope = Math.tan(Math.toRadians(day.elevation(i)));
                    if (before && slope > 0 && !stopped(form, receptors, r, day.azimuth(i), slope)) {
                        seconds += day.seconds(i);
                    }
                }
                double off = Math.abs(seconds - model.baseline().dateSeconds[d][r]) / 60.0;
                worst = Math.max(worst, off);
                sum += off;
                compared++;
            }
        }
        System.out.printf(
                "horizon against ray caster, seed %d: %d of %d directions wrong; a day differs by %.2f min in the mean,"
                        + " %.0f min at most%n",
                seed, wrong, receptors.size() * Horizons.BINS, sum / compared, worst);
        assertEquals(0, wrong);
        assertTrue(sum / compared < 2, "mean difference " + sum / compared);
        assertTrue(worst <= 12, "greatest difference " + worst);
    }

    @Test
    void addingABuildingNeverAddsSun() {
        long seed = 4711;
        List<Solid> skyline = Street.skyline(seed, 300, 250, 50);
        BuiltForm form = Street.form(43.7, skyline.toArray(Solid[]::new));
        Receptors receptors = Street.scattered(seed, form, 400, 250);
        SunModel model = SunModel.compile(form, receptors, SETTINGS);
        SunResult before = model.baseline();
        var dice = new SplitMix(seed);
        int changed = 0;
        for (int trial = 0; trial < 20; trial++) {
            Solid tower = Street.skyline(dice.nextLong(), 1, 250, 100).getFirst();
            SunResult after = model.with(List.of(tower));
            changed += after.changed().length;
            for (int r = 0; r < receptors.size(); r++) {
                assertTrue(after.yearSeconds[r] <= before.yearSeconds[r]);
                for (int d = 0; d < 3; d++) {
                    assertTrue(after.dateSeconds[d][r] <= before.dateSeconds[d][r]);
                }
                assertTrue(after.skyView(r) <= before.skyView(r));
                assertTrue(after.skyComponent(r) <= before.skyComponent(r));
            }
        }
        System.out.printf("adding a building, seed %d: %d horizons rose, none got more sun%n", seed, changed);
        assertTrue(changed > 0);
    }

    @Test
    void whatChangesEqualsAllAnewToTheLastBit() {
        long seed = 99;
        List<Solid> skyline = Street.skyline(seed, 400, 300, 45);
        BuiltForm form = Street.form(-30, skyline.toArray(Solid[]::new));
        Receptors receptors = Street.scattered(seed, form, 500, 300);
        SunModel model = SunModel.compile(form, receptors, SETTINGS.threads(2));
        var dice = new SplitMix(seed);
        int changed = 0;
        for (int trial = 0; trial < 12; trial++) {
            List<Solid> towers = Street.skyline(dice.nextLong(), 1 + dice.nextInt(2), 300, 120);
            List<String> removed = new ArrayList<>();
            for (int i = 0; i < trial % 4; i++) {
                removed.add(form.buildings().get(dice.nextInt(skyline.size())).id());
            }
            SunResult fast = model.with(towers, removed);
            var left = new ArrayList<Building>(form.buildings());
            left.removeIf(building -> removed.contains(building.id()));
            for (int t = 0; t < towers.size(); t++) {
                left.add(Building.of("tower" + t, towers.get(t)));
            }
            BuiltForm other = BuiltForm.of(form.plane(), form.ground(), left);
            SunResult slow = SunModel.compile(other, receptors, SETTINGS).baseline();
            for (int r = 0; r < receptors.size(); r++) {
                if (!fast.gone(r)) {
                    assertArrayEquals(slow.rows[r], fast.rows[r], "trial " + trial + ", receptor " + r);
                    assertEquals(slow.yearSeconds[r], fast.yearSeconds[r]);
                    for (int d = 0; d < 3; d++) {
                        assertEquals(slow.dateSeconds[d][r], fast.dateSeconds[d][r]);
                    }
                }
            }
            changed += fast.changed().length;
        }
        System.out.printf(
                "incremental against full, seed %d: %d changed horizons equal to the last bit%n", seed, changed);
        assertTrue(changed > 100);
    }

    @Test
    void anyNumberOfThreadsGivesTheSame() {
        long seed = 7;
        BuiltForm form = Street.form(51.5, Street.skyline(seed, 200, 200, 30).toArray(Solid[]::new));
        Receptors receptors = Street.scattered(seed, form, 300, 200);
        SunResult one = SunModel.compile(form, receptors, SETTINGS).baseline();
        SunResult two = SunModel.compile(form, receptors, SETTINGS.threads(2)).baseline();
        for (int r = 0; r < receptors.size(); r++) {
            assertArrayEquals(one.rows[r], two.rows[r]);
        }
        assertTrue(Arrays.deepEquals(one.dateSeconds, two.dateSeconds));
        assertArrayEquals(one.yearSeconds, two.yearSeconds);
    }

    @Test
    void aFinerStepChangesADayByLessThanFiveMinutes() {
        long seed = 31;
        BuiltForm form = Street.form(51.5, Street.skyline(seed, 60, 200, 30).toArray(Solid[]::new));
        Receptors receptors = Street.scattered(seed, form, 400, 200);
        SunModel model = SunModel.compile(form, receptors, SETTINGS);
        double worst = 0;
        double sum = 0;
        for (int d = 0; d < 3; d++) {
            SunPath fine = model.path(SETTINGS.dates().get(d), 1);
            for (int r = 0; r < receptors.size(); r++) {
                double off = 60
                        * Math.abs(model.baseline().hours(fine, r)
                                - model.baseline().dateHours(d, r));
                worst = Math.max(worst, off);
                sum += off / (3 * receptors.size());
            }
        }
        System.out.printf(
                "step of 5 to 1 min, seed %d: a day differs by %.2f min in the mean, %.1f at most%n", seed, sum, worst);
        assertTrue(worst < 5, "at most " + worst);
    }

    @Test
    void theTableOfTheYearEqualsSteppingThroughIt() {
        long seed = 12;
        BuiltForm form = Street.form(45, Street.skyline(seed, 150, 200, 30).toArray(Solid[]::new));
        Receptors receptors = Street.scattered(seed, form, 200, 200);
        SunModel model = SunModel.compile(form, receptors, SETTINGS);
        var observer = SolarPosition.Observer.at(0, 45);
        SunPath year = SunPath.between(
                LocalDate.of(2026, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                LocalDate.of(2027, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                120,
                observer,
                DeltaT.seconds(2026),
                0);
        double worst = 0;
        double total = 0;
        double off = 0;
        for (int r = 0; r < receptors.size(); r++) {
            double stepped = model.baseline().hours(year, r);
            double looked = model.baseline().yearHours(r);
            worst = Math.max(worst, Math.abs(stepped - looked));
            total += stepped;
            off += looked - stepped;
        }
        System.out.printf(
                "year by table against stepping, seed %d: %.4f %% in the sum, %.1f h at most, of %.0f h in the mean%n",
                seed, 100 * off / total, worst, total / receptors.size());
        assertTrue(Math.abs(off / total) < 0.002);
        assertTrue(worst < 20, "at most " + worst);
        assertEquals(year.totalSeconds(), model.yearSeconds(), 3600);
        assertNotEquals(0, total);
    }
}
