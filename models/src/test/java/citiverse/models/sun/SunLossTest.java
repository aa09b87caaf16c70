package citiverse.models.sun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Solid;
import citiverse.models.built.Town;
import citiverse.models.sun.Criteria.Verdict;
import citiverse.models.sun.Receptors.Kind;
import citiverse.models.sun.Receptors.Sort;
import citiverse.models.sun.SunLoss.Share;
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Properties;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// Whose sun a new building takes: neighbours, open spaces, communities, rules.
class SunLossTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /// A row of four houses; a tower goes up south of the second.
    private static Town town() {
        Town town = new Town(7.42, 43.74, "Europe/Paris");
        for (int i = 0; i < 4; i++) {
            town.building("h" + i, 9, town.box(40 * i, 0, 40 * i + 12, 10));
        }
        town.with(
                "cells",
                "west",
                town.box(-5, -5, 60, 20),
                Properties.builder().put("population", 300L).build());
        town.with(
                "cells",
                "east",
                town.box(60, -5, 140, 20),
                Properties.builder().put("population", 100L).build());
        town.with("cells", "empty", town.box(500, 500, 600, 600), Properties.empty());
        return town;
    }

    private static Solid tower(BuiltForm form, Town town, double height) {
        double x = form.plane().x(town.plane().longitudeOf(46));
        double y = form.plane().y(town.plane().latitudeOf(-30));
        return Solid.box(x - 10, y - 10, x + 10, y + 10, height);
    }

    @Test
    void neighboursLoseByTheirPlaceAndCommunitiesByTheirPeople() {
        Town town = town();
        var city = town.build();
        BuiltForm form = BuiltForm.compile(city);
        Receptors.Builder put = Receptors.builder();
        form.buildings().forEach(building -> ReceptorPlan.DEFAULT.building(form, building, put));
        Geometry square = town.box(40, -18, 60, -2);
        int subject = form.buildings().size();
        assertTrue(ReceptorPlan.DEFAULT.open(form, "square", square, put) > 0);
        SunModel model = SunModel.compile(form, put.build(), SunSettings.of(2026, PARIS));
        SunResult after = model.with(List.of(tower(form, town, 60)));
        List<Share> shares = SunLoss.bySubject(model.baseline(), after, SunMeasure.date(0));
        assertEquals(5, shares.size());
        assertEquals(shares.get(0).lost(), shares.get(2).lost(), 0.01, "houses to both sides lose alike");
        assertTrue(shares.get(1).lost() > shares.get(3).lost(), "the farthest loses least");
        shares.forEach(share -> assertTrue(share.lost() >= 0 && share.lost() <= 1, share.toString()));
        assertTrue(shares.get(subject).lost() > 0.2, "the square lies in its shade");
        Communities communities = Communities.of(city, "cells", "population", form);
        List<Communities.Loss> losses = communities.losses(shares);
        assertEquals(3, losses.size());
        assertEquals(Town.id("cells", "east"), losses.get(0).id());
        assertTrue(Double.isNaN(losses.get(1).lost()) && losses.get(1).buildings() == 0, "nobody lives there");
        double west = (shares.get(0).before() + shares.get(1).before()) / 2;
        assertEquals(west, losses.get(2).before(), 0.05, "equal volumes weigh the same");
        Communities.Loss all = communities.together(losses);
        assertEquals((100 * losses.get(0).after() + 300 * losses.get(2).after()) / 400, all.after(), 1e-9);
        System.out.printf(
                "a tower of 60 m on 21 March: its neighbour loses %.1f %%, the square %.1f %%, everybody %.1f %%%n",
                100 * shares.get(1).lost(), 100 * shares.get(subject).lost(), 100 * all.lost());
        assertThrows(Problem.class, () -> Communities.of(city, Layers.GREEN, "population", form));
    }

    @Test
    void nothingToLoseIsNeitherLossNorGain() {
        BuiltForm form = Street.form(51.5, Solid.box(-30, -30, 30, 30, 20));
        Receptors beneath = Receptors.builder()
                .subject("cellar", Sort.PLACE)
                .add(Kind.GROUND, 0, 0, 0, 0, 0, 1, 1)
                .subject("nothing", Sort.PLACE)
                .build();
        SunModel model = SunModel.compile(form, beneath, SunSettings.of(2026, ZoneOffset.UTC));
        SunResult after = model.with(List.of(Solid.box(0, -80, 20, -60, 90)));
        List<Share> shares = SunLoss.bySubject(model.baseline(), after, SunMeasure.year());
        assertTrue(Double.isNaN(shares.get(0).lost()));
        assertFalse(shares.get(0).told());
        assertTrue(Double.isNaN(shares.get(1).before()));
        assertEquals(0, shares.get(1).receptors());
    }

    @Test
    void theReceptorsOfABuildingThatIsTakenAwayAreGone() {
        Town town = town();
        BuiltForm form = BuiltForm.compile(town.build());
        Receptors.Builder put = Receptors.builder();
        form.buildings().forEach(building -> ReceptorPlan.DEFAULT.building(form, building, put));
        SunModel model = SunModel.compile(form, put.build(), SunSettings.of(2026, PARIS));
        String gone = form.buildings().get(2).id();
        SunResult after = model.with(List.of(), List.of(gone));
        List<Share> shares = SunLoss.bySubject(model.baseline(), after, SunMeasure.year());
        assertEquals(0, shares.get(2).receptors());
        assertTrue(shares.get(1).lost() <= 0, "what shaded it is away");
        assertThrows(IllegalArgumentException.class, () -> model.with(List.of(), List.of("nobody")));
    }

    @Test
    void rulesAreJudgedByTheirThresholdsAndTheirWaysOut() {
        BuiltForm form = Street.form(51.5, Solid.box(-200, -40, 200, -30, 10));
        Receptors.Builder put = Receptors.builder().subject("window", Sort.PLACE);
        put.add(Kind.WINDOW, 0, 0, 1.6, 0, -1, 0, 1);
        put.subject("north", Sort.PLACE).add(Kind.WINDOW, 0, 10, 1.6, 0, 1, 0, 1);
        put.subject("yard", Sort.OPEN_SPACE);
        for (int i = 0; i < 20; i++) {
            put.add(Kind.GROUND, i, -15, 0.01, 0, 0, 1, 1);
        }
        SunModel model = SunModel.compile(
                form, put.build(), SunSettings.of(2026, ZoneOffset.UTC).step(1));
        SunResult before = model.baseline();
        SunResult after = model.with(List.of(Solid.box(-3000, -40, 3000, -30, 60)));
        var bre = Criteria.BRE_209.judge(before, after, 0);
        assertEquals(
                List.of("vsc", "apsh-year", "apsh-winter", "open-space"),
                bre.stream().map(check -> check.rule().id()).toList());
        assertEquals(Verdict.NOT_MET, bre.get(0).verdict());
        assertTrue(bre.get(0).before() > 27 && bre.get(0).value() < 10);
        assertEquals(Verdict.NOT_MET, bre.get(1).verdict());
        assertEquals(Verdict.NOT_APPLICABLE, bre.get(3).verdict());
        var same = Criteria.BRE_209.judge(before, before, 0);
        assertEquals(Verdict.MET, same.get(0).verdict());
        assertEquals(Verdict.MET, same.get(1).verdict(), "nothing is lost");
        assertEquals(
                Verdict.NOT_APPLICABLE,
                Criteria.BRE_209.judge(before, after, 1).get(1).verdict());
        var yard = Criteria.BRE_209.judgeOpenSpace(before, after, 2);
        assertEquals(1, yard.size());
        assertEquals(100, yard.getFirst().before(), 1e-9);
        assertEquals(Verdict.NOT_MET, yard.getFirst().verdict());
        var en = Criteria.EN_17037.judge(before, before, 0);
        assertEquals(3, en.size());
        assertEquals(Verdict.MET, en.get(2).verdict(), "a window to the south with a low house before it");
        assertEquals(
                Verdict.NOT_MET,
                Criteria.EN_17037.judge(before, after, 0).get(0).verdict());
        assertTrue(Criteria.EN_17037.note().contains("not re-read"));
        SunModel june = SunModel.compile(
                form, put.build(), SunSettings.of(2026, ZoneOffset.UTC).on(List.of(LocalDate.of(2026, 6, 21))));
        assertEquals(
                Verdict.NOT_APPLICABLE,
                Criteria.EN_17037
                        .judge(june.baseline(), june.baseline(), 0)
                        .get(0)
                        .verdict());
    }

    @Test
    void probableHoursFollowTheSunshineOfTheMonths() {
        BuiltForm form = Street.form(51.5, Solid.box(500, 500, 510, 510, 1));
        double[] half = new double[12];
        java.util.Arrays.fill(half, 0.5);
        Receptors open = Street.ground(0, 0);
        SunSettings settings = SunSettings.of(2026, ZoneOffset.UTC);
        SunResult clear = SunModel.compile(form, open, settings).baseline();
        SunResult dull = SunModel.compile(form, open, settings.sunshine(half)).baseline();
        assertEquals(1, clear.probableYear(0), 1e-6);
        assertEquals(1, dull.probableYear(0), 1e-6, "a share of what open ground gets");
        assertEquals(clear.probableWinter(0), dull.probableWinter(0), 1e-5);
        assertTrue(clear.probableWinter(0) > 0.3 && clear.probableWinter(0) < 0.45);
        SunModel model = SunModel.compile(form, open, settings);
        assertEquals(
                dull.probableWinter(0),
                model.under(settings.sunshine(half)).baseline().probableWinter(0),
                0);
        assertThrows(IllegalArgumentException.class, () -> model.under(settings.within(100)));
        double[] summer = {0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0};
        SunResult bright =
                SunModel.compile(form, open, settings.sunshine(summer)).baseline();
        assertTrue(bright.probableWinter(0) < 0.08, "all but some days of September fall away");
        assertEquals(clear.yearHours(0), dull.yearHours(0), 0, "clear-sky hours stay");
    }

    @Test
    void shadowsOnTheMapAgreeWithTheReceptorsInThem() {
        long seed = 5;
        List<Solid> skyline = Street.skyline(seed, 60, 120, 25);
        BuiltForm form = Street.form(48, skyline.toArray(Solid[]::new));
        Receptors receptors = Street.scattered(seed, form, 400, 120);
        SunModel model = SunModel.compile(form, receptors, SunSettings.of(2026, ZoneOffset.UTC));
        var frames = SunFrames.of(model.baseline(), LocalDate.of(2026, 4, 15), 60);
        assertTrue(frames.size() >= 12 && frames.size() <= 15, frames.size() + " hours of April");
        int compared = 0;
        int apart = 0;
        var geometry = new GeometryFactory();
        for (var frame : frames) {
            if (frame.elevation() < 5) {
                continue;
            }
            Geometry shade = Shadows.union(
                    form.buildings().stream()
                            .map(Building::solids)
                            .map(List::getFirst)
                            .toList(),
                    0.01,
                    frame.azimuth(),
                    frame.elevation());
            for (int r = 0; r < 200; r++) {
                var place = geometry.createPoint(
                        new Coordinate(receptors.x()[r], receptors.y()[r]));
                compared++;
                apart += shade.contains(place) == frame.lit().get(r) ? 1 : 0;
            }
        }
        System.out.printf("shadows against receptors, seed %d: %d of %d apart%n", seed, apart, compared);
        assertTrue(apart <= compared / 100, apart + " of " + compared);
    }

    @Test
    void theDayIsThatOfTheTimeZoneAndAllElseIsUniversalTime() {
        BuiltForm form = Street.form(0, Solid.box(5000, 0, 5010, 10, 3));
        SunSettings auckland = SunSettings.of(2026, ZoneId.of("Pacific/Auckland"));
        SunModel model = SunModel.compile(form, Street.ground(0, 0), auckland);
        SunPath day = model.day(0);
        assertEquals(
                "2026-03-20T11:00:00Z",
                LocalDate.of(2026, 3, 21)
                        .atStartOfDay(auckland.zone())
                        .toInstant()
                        .toString());
        assertTrue(day.start(0).toString().startsWith("2026-03-20T1")
                || day.start(0).toString().startsWith("2026-03-21"));
        assertEquals(12.1, model.baseline().dateHours(0, 0), 0.1, "whatever the zone, a day is a day");
    }
}
