package citiverse.rehearse.question;

import citiverse.rehearse.question.Question.Opportunity;
import citiverse.twin.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Options as the file gives them: each makes one branch or many.
public sealed interface OptionSpec {

    /// What every kind has.
    Common common();

    /// @param kind the word in the file, such as `service.add`
    /// @param id start of the ids of its options
    /// @param label name for people, with words in braces; empty for the kind's own
    /// @param about a line on it, may be empty
    /// @param cost what it costs
    /// @param where place in the file
    record Common(String kind, String id, String label, String about, Cost cost, Where where) {}

    /// A cost as a sum of parts.
    ///
    /// @param known false where none was given
    /// @param fixed once
    /// @param each for each unit of amount
    /// @param perKilometre for each kilometre of line or street
    /// @param perVehicle for each vehicle needed at once
    record Cost(boolean known, double fixed, double each, double perKilometre, double perVehicle) {
        /// None was given.
        public static final Cost UNKNOWN = new Cost(false, 0, 0, 0, 0);

        /// The sum, or `NaN` where none was given.
        public double of(double amount, double kilometres, double vehicles) {
            return known ? fixed + each * amount + perKilometre * kilometres + perVehicle * vehicles : Double.NaN;
        }
    }

    /// More of a service at each of the places.
    record ServiceAdd(
            Common common, Opportunity service, Selector at, List<Double> amounts, Map<String, Value> properties)
            implements OptionSpec {}

    /// A service goes from one place to another.
    record ServiceMove(Common common, Opportunity service, Selector from, Selector to) implements OptionSpec {}

    /// A service closes.
    record ServiceClose(Common common, Opportunity service, Selector at) implements OptionSpec {}

    /// A way that a line could take: by stops, places or points.
    record Alignment(
            String id,
            String label,
            List<String> stops,
            String placesLayer,
            List<String> places,
            List<double[]> points,
            double snapMetres,
            Where where) {}

    /// How a line runs between stops.
    ///
    /// @param metresPerSecond speed between stops
    /// @param dwellSeconds halt at each stop
    /// @param detour length of the line over the straight lines between its stops
    record Running(double metresPerSecond, int dwellSeconds, double detour) {}

    /// A new line: alignment × headway × speed.
    ///
    /// @param mode GTFS route type
    /// @param headwaySeconds between departures
    /// @param runnings one for each speed
    /// @param spanStart first departure, seconds
    /// @param spanEnd last departure, seconds
    record LineAdd(
            Common common,
            int mode,
            List<Alignment> alignments,
            List<Integer> headwaySeconds,
            List<Running> runnings,
            int spanStart,
            int spanEnd,
            boolean bothWays)
            implements OptionSpec {}

    /// A line goes on beyond its end.
    record LineExtend(Common common, String line, String at, List<Alignment> beyond, Running running)
            implements OptionSpec {}

    /// A line takes another way between two of its stops.
    record LineReroute(Common common, String line, String from, String to, List<Alignment> via, Running running)
            implements OptionSpec {}

    /// Lines run faster.
    record LineSpeed(Common common, Lines lines, List<Double> factors) implements OptionSpec {}

    /// Lines run less often: one in so many trips is kept.
    record LineThin(Common common, Lines lines, List<Integer> keepOneIn) implements OptionSpec {}

    /// Lines end.
    record LineRemove(Common common, Lines lines) implements OptionSpec {}

    /// Which lines.
    record Lines(List<String> ids, OptionalInt mode, OptionalInt busiest, Where where) {}

    /// What happens to buses whose path runs along a closed street.
    enum Buses {
        /// They run as before, which the comparison says.
        UNAFFECTED,
        /// They are led around over the streets that stay open, or cut where no way around is short enough.
        REROUTED
    }

    /// A street closes for a mode or all.
    record StreetClose(Common common, Segments segments, List<String> modes, Period period, Buses buses)
            implements OptionSpec {}

    /// A street gets slower.
    record StreetSlow(Common common, Segments segments, double factor, Period period) implements OptionSpec {}

    /// What is closed opens.
    record StreetOpen(Common common, Segments segments, List<String> modes) implements OptionSpec {}

    /// A new street, path or bridge.
    record StreetAdd(Common common, List<Path> paths, String highway, boolean bridge) implements OptionSpec {}

    /// @param points longitude, latitude
    /// @param joinMetres how near the junctions at both ends must be
    record Path(String id, String label, List<double[]> points, double joinMetres, Where where) {}

    /// Which streets.
    ///
    /// @param together true where all that is chosen makes one option
    record Segments(
            Optional<MostUsed> mostUsed,
            boolean bridges,
            List<String> ids,
            List<String> ways,
            List<String> names,
            boolean together,
            Where where) {}

    /// The segments on most shortest walks from people to an opportunity.
    record MostUsed(int count, Opportunity to, int withinSeconds) {}

    /// When it holds, as written; empty where open.
    record Period(String from, String until, Where where) {}

    /// People come to live at each of the places.
    record PeopleAdd(Common common, Selector at, List<Double> amounts) implements OptionSpec {}

    /// People move from one place to another.
    record PeopleMove(Common common, Selector from, Selector to, List<Double> amounts) implements OptionSpec {}

    /// A place to build at.
    ///
    /// @param longitude degrees
    /// @param latitude degrees
    record Site(String id, String label, double longitude, double latitude) {}

    /// A ground plan: a rectangle about its middle.
    ///
    /// @param widthMetres across, before it is turned
    /// @param depthMetres along, before it is turned
    /// @param turnDegrees clockwise from north
    record Plan(String id, String label, double widthMetres, double depthMetres, double turnDegrees) {}

    /// A new building: site × plan × height × position.
    ///
    /// @param sites places given by their coordinates
    /// @param at places given as features
    /// @param offsets metres east and north of the place
    /// @param replace true where what stands there is taken away
    record BuildingAdd(
            Common common,
            List<Site> sites,
            Optional<Selector> at,
            List<Plan> plans,
            List<Double> heightsMetres,
            List<double[]> offsets,
            boolean replace)
            implements OptionSpec {}

    /// A new park at each of the places: the area itself, or a circle about a point.
    ///
    /// @param treeCover share of the ground under trees
    /// @param leafAreaIndex of the trees, leaf area over ground area
    record ParkAdd(
            Common common,
            List<Site> sites,
            Optional<Selector> at,
            double radiusMetres,
            double treeCover,
            double leafAreaIndex)
            implements OptionSpec {}

    /// One repair.
    ///
    /// @param days how long it takes
    /// @param capacity share of the street's capacity that is left; 0 where it is closed
    record Work(String id, String label, Segments segments, int days, double capacity, Where where) {}

    /// Repairs in every order under a limit of crews.
    ///
    /// @param crews works that go on at once
    /// @param most orders to compare
    record WorksSchedule(Common common, java.time.LocalDate start, int crews, List<Work> works, int most)
            implements OptionSpec {}

    /// Several things at once.
    record Together(Common common, List<OptionSpec> parts) implements OptionSpec {}
}
