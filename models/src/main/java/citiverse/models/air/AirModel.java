package citiverse.models.air;

import citiverse.models.validation.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The air of a city, ready for options: what each street gives at each place is computed once, as the mean
/// over all weather; another flow is then a product of a sparse matrix and a vector, another park a plume that
/// takes away.
///
/// Immutable. A model [#with] parks shares everything else with the one it came from.
public final class AirModel {
    /// Heights of canyons are told apart in steps of so many metres.
    private static final int HEIGHT_STEP = 5;
    private static final int HIGHEST = 60;
    /// Vertical spread at the source of what leaves a canyon, in heights (AERMOD: sources beside buildings).
    private static final double LIFTED_SPREAD = 2.15;
    private static final double MICROGRAMS = 1e6;

    private final Streets streets;
    private final Receptors places;
    private final WeatherBins weather;
    private final AirSettings settings;
    private final TransferMatrix matrix;
    /// Street whose canyon a place is in, −1 for none.
    private final int[] canyonOf;
    private final Map<Integer, PointTable> tables;
    private final ParkTables parkTables;
    private final List<ParkSink> sinks;
    private final TransferMatrix parkRows;

    private AirModel(
            Streets streets,
            Receptors places,
            WeatherBins weather,
            AirSettings settings,
            TransferMatrix matrix,
            int[] canyonOf,
            Map<Integer, PointTable> tables,
            ParkTables parkTables,
            List<ParkSink> sinks,
            TransferMatrix parkRows) {
        this.streets = streets;
        this.places = places;
        this.weather = weather;
        this.settings = settings;
        this.matrix = matrix;
        this.canyonOf = canyonOf;
        this.tables = tables;
        this.parkTables = parkTables;
        this.sinks = sinks;
        this.parkRows = parkRows;
    }

    /// Computes what each street gives at each place.
    public static AirModel compile(Streets streets, Receptors places, WeatherBins weather, AirSettings settings) {
        Map<Integer, PointTable> tables = new TreeMap<>();
        for (int s = 0; s < streets.size(); s++) {
            int height = lift(streets, s, settings);
            if (!tables.containsKey(height)) {
                tables.put(height, table(weather, settings, height));
            }
        }
        var matrix = new TransferMatrix(places.size());
        var canyonOf = new int[places.size()];
        var rows = new StreetRows(streets, weather, settings, tables);
        Blocks.run(settings.threads(), blocks(places.size()), block -> {
            StreetRows.Worker worker = rows.worker();
            for (int i = block * BLOCK; i < Math.min(places.size(), (block + 1) * BLOCK); i++) {
                canyonOf[i] = worker.place(places.east()[i], places.north()[i]);
                matrix.row(i, worker.street, worker.coefficient, worker.count);
            }
        });
        return new AirModel(
                streets,
                places,
                weather,
                settings,
                matrix,
                canyonOf,
                tables,
                new ParkTables(weather, settings),
                List.of(),
                new TransferMatrix(0));
    }

    private static final int BLOCK = 64;

    private static int blocks(int places) {
        return (places + BLOCK - 1) / BLOCK;
    }

    static int lift(Streets streets, int street, AirSettings settings) {
        if (!streets.isCanyon(street, settings.canyonRatio())) {
            return 0;
        }
        long step = Math.round(streets.heightMetres()[street] / HEIGHT_STEP);
        return Math.clamp(step * HEIGHT_STEP, HEIGHT_STEP, HIGHEST);
    }

    private static PointTable table(WeatherBins weather, AirSettings settings, int height) {
        return height == 0
                ? new PointTable(weather, settings, settings.releaseMetres(), settings.initialSpreadMetres(), bin -> 1)
                : new PointTable(weather, settings, height / 2.0, height / LIFTED_SPREAD, bin -> 1);
    }

    /// The city with these parks in addition. The same as compiling with them, to the last bit.
    public AirModel with(List<Park> parks) {
        List<ParkSink> all = new ArrayList<>(sinks);
        for (Park park : parks) {
            all.add(new ParkSink(
                    park,
                    parkTables.fine(park.canopyMetres()),
                    parkTables.unit(park.canopyMetres()),
                    streets,
                    places,
                    settings));
        }
        var rows = new TransferMatrix(all.size());
        StreetRows.Worker worker = new StreetRows(streets, weather, settings, tables).worker();
        for (int k = 0; k < all.size(); k++) {
            worker.mean(all.get(k).cellEast, all.get(k).cellNorth);
            rows.row(k, worker.street, worker.coefficient, worker.count);
        }
        return new AirModel(
                streets, places, weather, settings, matrix, canyonOf, tables, parkTables, List.copyOf(all), rows);
    }

    /// The city without its parks.
    public AirModel withoutParks() {
        return new AirModel(
                streets,
                places,
                weather,
                settings,
                matrix,
                canyonOf,
                tables,
                parkTables,
                List.of(),
                new TransferMatrix(0));
    }

    /// What the streets give with these emissions.
    public TrafficField traffic(Emissions emissions) {
        check(emissions);
        var values = new double[Species.values().length][places.size()];
        Blocks.run(settings.threads(), blocks(places.size()), block -> {
            var here = new double[values.length];
            for (int i = block * BLOCK; i < Math.min(places.size(), (block + 1) * BLOCK); i++) {
                matrix.concentrations(i, emissions, here);
                for (int species = 0; species < here.length; species++) {
                    values[species][i] = isMasked(i) ? Double.NaN : here[species];
                }
            }
        });
        return new TrafficField(this, values, inParks(emissions));
    }

    /// What the streets give, taken over from a model of the same city that differs only by its parks.
    public TrafficField traffic(Emissions emissions, TrafficField same) {
        check(emissions);
        if (same.atPlaces()[0].length != places.size()) {
            throw new IllegalArgumentException("the field belongs to another city");
        }
        return new TrafficField(this, same.atPlaces(), inParks(emissions));
    }

    private double[][] inParks(Emissions emissions) {
        var values = new double[Species.values().length][sinks.size()];
        var here = new double[values.length];
        for (int k = 0; k < sinks.size(); k++) {
            parkRows.concentrations(k, emissions, here);
            for (int species = 0; species < here.length; species++) {
                values[species][k] = here[species];
            }
        }
        return values;
    }

    private void check(Emissions emissions) {
        if (emissions.streets() != streets.size()) {
            throw new IllegalArgumentException(
                    "there are " + streets.size() + " streets but emissions of " + emissions.streets());
        }
    }

    /// What streets beyond the cut-off would add of a species at each place, µg/m³, each taken as a point in
    /// its middle.
    public double[] cutOff(Emissions emissions, Species species) {
        check(emissions);
        var missed = new double[places.size()];
        double[] rates = emissions.of(species);
        Blocks.run(settings.threads(), blocks(places.size()), block -> {
            for (int i = block * BLOCK; i < Math.min(places.size(), (block + 1) * BLOCK); i++) {
                double sum = 0;
                for (int s = 0; s < streets.size(); s++) {
                    if (matrix.at(i, s) == 0) {
                        sum += rates[s] * beyond(i, s);
                    }
                }
                missed[i] = MICROGRAMS * sum;
            }
        });
        return missed;
    }

    private double beyond(int place, int street) {
        PointTable table = tables.get(lift(streets, street, settings));
        double sum = 0;
        for (int v = streets.first()[street]; v < streets.first()[street + 1] - 1; v++) {
            double east = (streets.east()[v] + streets.east()[v + 1]) / 2;
            double north = (streets.north()[v] + streets.north()[v + 1]) / 2;
            sum += streets.distance(v)
                    * table.at(places.east()[place] - east, places.north()[place] - north, settings.nearestMetres());
        }
        return sum;
    }

    /// Concentration in s/m² at a place for an emission of 1 g/(m s) on a street; 0 beyond the cut-off.
    public double coefficient(int place, int street) {
        return matrix.at(place, street);
    }

    /// Pairs of street and place that are kept.
    public long entries() {
        return matrix.entries();
    }

    /// True where a place lies in a street canyon.
    public boolean isCanyon(int place) {
        return canyonOf[place] >= 0;
    }

    /// True where the model has no value for a place.
    public boolean isMasked(int place) {
        return isCanyon(place) && settings.canyons() == AirSettings.Canyons.MASK;
    }

    /// Streets between tall buildings that run through each park, by park: trees there slow the air and may
    /// raise the concentration at the kerb, which this model does not see.
    public Map<String, List<String>> parksInCanyons() {
        Map<String, List<String>> found = new TreeMap<>();
        for (ParkSink sink : sinks) {
            if (!sink.canyonStreets.isEmpty()) {
                found.put(sink.park.id(), sink.canyonStreets);
            }
        }
        return found;
    }

    List<ParkSink> sinks() {
        return sinks;
    }

    public Streets streets() {
        return streets;
    }

    public Receptors places() {
        return places;
    }

    public WeatherBins weather() {
        return weather;
    }

    public AirSettings settings() {
        return settings;
    }

    /// How far the answer can be trusted.
    public Validation validation() {
        boolean canyons = false;
        for (int street : canyonOf) {
            canyons |= street >= 0 && settings.canyons() == AirSettings.Canyons.MODEL;
        }
        return AirValidation.of(settings.curves(), canyons, !sinks.isEmpty());
    }
}
