package citiverse.models.sun;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Solid;
import citiverse.models.built.SolidGrid;
import citiverse.models.sun.SolarPosition.Observer;
import citiverse.twin.Progress;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sun on the receptors of a city, as it is and after changes. Immutable; safe to share among threads.
///
/// Horizons are found once. A change then touches only the receptors within its reach, and gives to the last
/// bit what finding all horizons anew would give.
public final class SunModel {
    private static final int[] NO_HOST = {0, 0};
    private static final Solid[] NOTHING = {};

    private final BuiltForm form;
    private final Receptors receptors;
    private final SunSettings settings;
    private final Horizons.Reach reach;
    private final TerrainRays terrain;
    private final Map<String, int[]> solidsOf;
    private final List<SunPath> days;
    private final YearTable year;
    private final YearTable probable;
    private final YearTable winter;
    private final Facing[] facing;
    private final SunResult baseline;

    /// @param known horizons that were found before, null to find them
    private SunModel(BuiltForm form, Receptors receptors, SunSettings settings, char[][] known, Progress progress) {
        this.form = form;
        this.receptors = receptors;
        this.settings = settings;
        reach = Horizons.Reach.of(settings);
        terrain = settings.terrainReachMetres() > 0
                ? form.ground()
                        .terrain()
                        .map(raster -> new TerrainRays(raster, form.plane(), settings.terrainReachMetres()))
                        .orElse(null)
                : null;
        solidsOf = solidsOf(form);
        Observer observer = observer();
        days = settings.dates().stream()
                .map(date -> SunPath.day(
                        date, settings.zone(), settings.stepMinutes() * 60, observer, settings.leastAltitudeDegrees()))
                .toList();
        SunPath all = SunPath.middles(
                LocalDate.of(settings.year(), 1, 1)
                        .atStartOfDay(settings.zone())
                        .toInstant(),
                LocalDate.of(settings.year() + 1, 1, 1)
                        .atStartOfDay(settings.zone())
                        .toInstant(),
                settings.yearStepMinutes() * 60,
                observer,
                DeltaT.seconds(settings.year()),
                settings.leastAltitudeDegrees());
        year = YearTable.of(all, step -> 1);
        int[] month = new int[all.size()];
        boolean[] cold = new boolean[all.size()];
        calendar(all, month, cold);
        probable = YearTable.of(all, step -> settings.sunshine()[month[step]]);
        winter = YearTable.of(all, step -> cold[step] ? settings.sunshine()[month[step]] : 0);
        facing = facings();
        char[][] rows = known != null ? known : horizons(progress);
        int[] every = new int[rows.length];
        Arrays.setAll(every, r -> r);
        var result = new SunResult(this, rows, new int[days.size()][rows.length], new int[rows.length]);
        fill(result, every, progress);
        baseline = result;
    }

    /// Finds the horizons of receptors among the buildings and on the terrain of a city.
    public static SunModel compile(BuiltForm form, Receptors receptors, SunSettings settings) {
        return compile(form, receptors, settings, Progress.NONE);
    }

    /// Finds the horizons of receptors among the buildings and on the terrain of a city.
    ///
    /// @throws java.util.concurrent.CancellationException where the progress says that nobody wants the
    ///     result any more
    public static SunModel compile(BuiltForm form, Receptors receptors, SunSettings settings, Progress progress) {
        return new SunModel(form, receptors, settings, null, progress);
    }

    private char[][] horizons(Progress progress) {
        char[][] rows = new char[receptors.size()][];
        Crew.each(
                rows.length,
                settings.threads(),
                () -> {
                    var worker = new HorizonWorker(reach, terrain);
                    return (from, to) -> {
                        for (int r = from; r < to; r++) {
                            worker.at(receptors, r);
                            rows[r] = worker.horizon(form.solids(), host(r), null, NOTHING);
                        }
                    };
                },
                "finding horizons",
                progress);
        return rows;
    }

    /// The same horizons under other dates, another year, other steps or sunshine.
    ///
    /// @throws IllegalArgumentException where the settings would find other horizons
    public SunModel under(SunSettings other) {
        if (other.leastHorizonDegrees() != settings.leastHorizonDegrees()
                || other.reachMetres() != settings.reachMetres()
                || other.terrainReachMetres() != settings.terrainReachMetres()) {
            throw new IllegalArgumentException("horizons of another reach have to be found anew");
        }
        return new SunModel(form, receptors, other, baseline.rows, Progress.NONE);
    }

    /// The city as it is.
    public SunResult baseline() {
        return baseline;
    }

    /// The city with solids more.
    public SunResult with(List<Solid> added) {
        return with(added, List.of());
    }

    /// The city with solids more and buildings less; a building that is altered is taken away and put back.
    ///
    /// @param removed whole ids of buildings; their own receptors are gone, see [SunResult#gone]
    /// @throws IllegalArgumentException where there is no such building
    public SunResult with(List<Solid> added, List<String> removed) {
        Solid[] more = added.toArray(Solid[]::new);
        boolean[] left = removed.isEmpty() ? null : new boolean[form.solids().size()];
        var missing = new ArrayList<Solid>();
        for (String id : removed) {
            int[] range = solidsOf.get(id);
            if (range == null) {
                throw new IllegalArgumentException("there is no building " + id);
            }
            for (int s = range[0]; s < range[1]; s++) {
                left[s] = true;
                missing.add(form.solids().solid(s));
            }
        }
        char[][] rows = baseline.rows.clone();
        boolean[] gone = new boolean[rows.length];
        Crew.each(
                rows.length,
                settings.threads(),
                () -> {
                    var worker = new HorizonWorker(reach, terrain);
                    return (from, to) -> {
                        for (int r = from; r < to; r++) {
                            gone[r] = removed.contains(receptors.building(r));
                            rows[r] = changed(worker, r, more, left, missing);
                        }
                    };
                },
                "raising horizons",
                Progress.NONE);
        int[] changed = new int[rows.length];
        int count = 0;
        for (int r = 0; r < rows.length; r++) {
            if (rows[r] != baseline.rows[r]) {
                changed[count++] = r;
            }
        }
        changed = Arrays.copyOf(changed, count);
        int[][] dates = new int[days.size()][];
        Arrays.setAll(dates, d -> baseline.dateSeconds[d].clone());
        var result = new SunResult(this, rows, dates, baseline.yearSeconds.clone(), changed, gone);
        fill(result, changed, Progress.NONE);
        return result;
    }

    private char[] changed(HorizonWorker worker, int r, Solid[] more, boolean[] left, List<Solid> missing) {
        char[] row = baseline.rows[r];
        worker.at(receptors, r);
        for (Solid solid : missing) {
            if (worker.owes(row, solid)) {
                return worker.horizon(form.solids(), host(r), left, more);
            }
        }
        for (Solid solid : more) {
            row = worker.raised(row, solid);
        }
        return row;
    }

    /// Computes the hours of some receptors.
    private void fill(SunResult result, int[] which, Progress progress) {
        Crew.each(
                which.length,
                settings.threads(),
                () -> (from, to) -> {
                    for (int i = from; i < to; i++) {
                        int r = which[i];
                        for (int d = 0; d < days.size(); d++) {
                            result.dateSeconds[d][r] = seconds(days.get(d), r, result.rows[r]);
                        }
                        result.yearSeconds[r] = (int) year.seconds(result.rows[r], facing[r].floor());
                    }
                },
                "reckoning hours of sun",
                progress);
    }

    int seconds(SunPath path, int receptor, char[] row) {
        return path.seconds(
                row,
                receptors.normalEast()[receptor],
                receptors.normalNorth()[receptor],
                receptors.normalUp()[receptor]);
    }

    /// Probable seconds of sun on a receptor in the year or its winter half, over those on open level ground.
    double probableShare(int receptor, char[] row, boolean cold) {
        YearTable table = cold ? winter : probable;
        long possible = probable.totalSeconds();
        return possible == 0 ? 0 : (double) table.seconds(row, facing[receptor].floor()) / possible;
    }

    private int[] host(int receptor) {
        String building = receptors.building(receptor);
        return building.isEmpty() ? NO_HOST : solidsOf.getOrDefault(building, NO_HOST);
    }

    private static Map<String, int[]> solidsOf(BuiltForm form) {
        Map<String, int[]> ranges = new HashMap<>();
        int next = 0;
        for (Building building : form.buildings()) {
            int first = next;
            next += building.solids().size();
            ranges.put(building.id(), new int[] {first, next});
        }
        return ranges;
    }

    private Facing[] facings() {
        Map<Integer, Facing> known = new HashMap<>();
        var facings = new Facing[receptors.size()];
        for (int r = 0; r < facings.length; r++) {
            double east = receptors.normalEast()[r];
            double north = receptors.normalNorth()[r];
            double up = receptors.normalUp()[r];
            facings[r] = known.computeIfAbsent(Facing.key(east, north, up), fresh -> Facing.of(east, north, up));
        }
        return facings;
    }

    /// Month of each step, and whether it lies between the autumn and the spring equinox: from 21 September
    /// on until 21 March in the north, the other half in the south.
    private void calendar(SunPath path, int[] month, boolean[] cold) {
        boolean north = form.plane().latitude() >= 0;
        ZoneId zone = settings.zone();
        for (int i = 0; i < path.size(); i++) {
            LocalDate date = path.start(i).atZone(zone).toLocalDate();
            month[i] = date.getMonthValue() - 1;
            boolean summer = !date.isBefore(LocalDate.of(date.getYear(), Month.MARCH, 21))
                    && date.isBefore(LocalDate.of(date.getYear(), Month.SEPTEMBER, 21));
            cold[i] = summer != north;
        }
    }

    private Observer observer() {
        double metres = form.ground().at(0, 0);
        return new Observer(
                form.plane().longitude(),
                form.plane().latitude(),
                Double.isFinite(metres) ? metres : 0,
                settings.refraction() ? 1010 : 0,
                10);
    }

    public BuiltForm form() {
        return form;
    }

    public Receptors receptors() {
        return receptors;
    }

    public SunSettings settings() {
        return settings;
    }

    /// The path of the sun on one of the dates of the settings.
    public SunPath day(int date) {
        return days.get(date);
    }

    /// Seconds of sun of the year over a horizon without obstacles.
    public long yearSeconds() {
        return year.totalSeconds();
    }

    /// The sun of a day in other steps, for stepping through it.
    public SunPath path(LocalDate date, int stepMinutes) {
        return SunPath.day(date, settings.zone(), stepMinutes * 60, observer(), settings.leastAltitudeDegrees());
    }

    /// The solids of the city.
    SolidGrid solids() {
        return form.solids();
    }
}
