package citiverse.rehearse;

import java.util.List;

/// What came of a rehearsal: everything that a report or an analyst needs, without clock, path or locale.
///
/// Arrays over indicators follow [#indicators], over places [#places], over options [#options] (the first of
/// which is the city as it is).
///
/// @param format version of this record
/// @param question what was asked
/// @param inputs what it was computed from
/// @param indicators what was measured
/// @param futures what the world may do
/// @param parameters what is uncertain in the models and was drawn
/// @param options every option with its results; the first is the baseline
/// @param ranking ids of the options, best first, the baseline included
/// @param weightings how the ranking looks under other weights
/// @param flips what would change the first place
/// @param places where people live, with what the main indicator says of them
/// @param evidence tables that let people follow a number, for the first option
/// @param daylight shadows in the course of a day, where sunlight is asked
/// @param limits what the models do not see, as message keys or sentences
public record Comparison(
        String format,
        QuestionText question,
        Inputs inputs,
        List<Indicator> indicators,
        List<Future> futures,
        List<Parameter> parameters,
        List<OptionResult> options,
        List<String> ranking,
        List<Weighting> weightings,
        List<Flip> flips,
        PlaceTable places,
        List<Evidence> evidence,
        List<Daylight> daylight,
        List<String> limits) {

    /// @param id short name from the file
    /// @param title the question as people ask it
    /// @param about a paragraph on it, may be empty
    /// @param language language of these texts, BCP 47
    /// @param city name of the city
    /// @param currency currency and year of all costs, such as `BRL 2019`; empty where none is given
    public record QuestionText(String id, String title, String about, String language, String city, String currency) {}

    /// @param snapshot hash of the city that was rehearsed
    /// @param asOf instant of the world, RFC 3339
    /// @param questionHash SHA-256 of the question in canonical form
    /// @param seed seed of all draws
    /// @param draws number of draws
    /// @param engine version of the models
    /// @param settings settings of the access model in words, `name=value`, sorted
    /// @param sources title, licence, attribution and digest of every source
    public record Inputs(
            String snapshot,
            String asOf,
            String questionHash,
            long seed,
            int draws,
            String engine,
            List<String> settings,
            List<SourceText> sources) {}

    public record SourceText(String id, String title, String licence, String attribution, String sha256) {}

    /// @param id such as `jobs.transit.45`
    /// @param label name for people
    /// @param unit UCUM unit
    /// @param moreIsBetter direction
    /// @param weight share in the score, 0 where it is only shown
    /// @param scale the change of the indicator that counts as one point in the score
    /// @param detectable least change at one place that counts as one, in its unit; 0 where any does
    /// @param method anchor of its method in the documentation
    public record Indicator(
            String id,
            String label,
            String unit,
            boolean moreIsBetter,
            double weight,
            double scale,
            double detectable,
            String method) {}

    /// @param weight how likely it is taken to be, relative to the others
    public record Future(String id, String label, String about, double weight) {}

    /// @param distribution in words: `triangular(0.9, 1.1, 1.4)`
    /// @param unit UCUM unit, empty for a choice
    /// @param values the value in each draw, as text
    public record Parameter(String id, String label, String distribution, String unit, List<String> values) {}

    /// An indicator of one option over all futures and draws.
    ///
    /// @param mean weighted over futures, mean over draws
    /// @param low 5th percentile over futures and draws
    /// @param high 95th percentile
    /// @param change mean difference from the baseline in the same future and draw
    /// @param changeLow 5th percentile of that difference
    /// @param changeHigh 95th percentile
    public record Estimate(double mean, double low, double high, double change, double changeLow, double changeHigh) {}

    /// @param id of the option, `base` for the baseline
    /// @param label name for people
    /// @param about what it does, one line for each change
    /// @param branch id of its branch
    /// @param longitude where it is, `NaN` where it has no one place
    /// @param latitude where it is
    /// @param cost in the currency of the question, `NaN` where not given
    /// @param estimates by indicator
    /// @param byFuture mean by future, then by indicator
    /// @param score weighted sum of normalised changes, mean over futures and draws
    /// @param chanceOfBest share of futures and draws in which it has the best score, given these models
    /// @param expectedRegret mean of (best score − its score)
    /// @param greatestRegret greatest over futures of the mean regret
    /// @param rank 1 for the best
    /// @param tie number of the group of options that cannot be told apart; options in one group share it
    /// @param pareto true where no other option is at least as good everywhere and better somewhere
    /// @param people who gains and who loses in the main indicator
    /// @param groups by group of people, where the data has groups
    /// @param path line to draw on a map: longitude, latitude, longitude, latitude, …; empty where it has none
    /// @param notes what must be said of this option alone: a closure outside the rehearsed days, buses not
    ///     re-routed
    public record OptionResult(
            String id,
            String label,
            List<String> about,
            String branch,
            double longitude,
            double latitude,
            double cost,
            List<Estimate> estimates,
            List<double[]> byFuture,
            double score,
            double chanceOfBest,
            double expectedRegret,
            double greatestRegret,
            int rank,
            int tie,
            boolean pareto,
            People people,
            List<GroupEffect> groups,
            double[] path,
            List<String> notes) {}

    /// @param gaining people whose main indicator gets better by more than nothing
    /// @param losing people for whom it gets worse
    /// @param unchanged everyone else
    public record People(double gaining, double losing, double unchanged) {}

    /// @param dimension such as `age`
    /// @param group such as `65plus`
    /// @param people how many
    /// @param before population-weighted mean of the main indicator in the baseline
    /// @param after the same with the option
    /// @param gaining people of the group who gain
    /// @param losing people of the group who lose
    public record GroupEffect(
            String dimension,
            String group,
            double people,
            double before,
            double after,
            double gaining,
            double losing) {}

    /// The ranking under other weights.
    ///
    /// @param name in words
    /// @param weights by indicator
    /// @param first best options under them, best first, at most ten
    public record Weighting(String name, double[] weights, List<String> first) {}

    /// The smallest change that gives another option the first place.
    ///
    /// @param kind `weight`, `parameter` or `future`
    /// @param subject id of what changes
    /// @param from its value now
    /// @param to the nearest value at which the first place changes; `NaN` where none in range does
    /// @param low least value looked at
    /// @param high greatest value looked at
    /// @param winner id of the option that then is first; empty where none in range
    public record Flip(String kind, String subject, double from, double to, double low, double high, String winner) {}

    /// Where people live.
    ///
    /// @param layer name of the layer
    /// @param mainIndicator id of the indicator that is mapped
    /// @param ids local ids
    /// @param longitude degrees CRS84
    /// @param latitude degrees CRS84
    /// @param population people at each place
    /// @param baseline the main indicator at each place as it is, mean over futures and draws
    /// @param mapped ids of the options whose change is given by place (the best ones)
    /// @param change for each of those, the mean change at each place
    public record PlaceTable(
            String layer,
            String mainIndicator,
            String[] ids,
            double[] longitude,
            double[] latitude,
            double[] population,
            double[] baseline,
            List<String> mapped,
            List<double[]> change) {}

    /// A table that lets people follow a number: which step made it, or whom it touches. Computed with what
    /// the question declares, without a draw, in the first future.
    ///
    /// @param id kind of table, such as `chain`, `sun.buildings`, `traffic.links`, `works.calendar`
    /// @param option id of the option that it is told of
    /// @param columns what the numbers are, such as `before`, `after`, `lost`, `people`
    /// @param lines rows, in the order in which they are to be read
    public record Evidence(String id, String option, List<Heading> columns, List<Line> lines) {}

    /// @param id what the numbers of a column are
    /// @param unit UCUM unit, empty where it differs from line to line
    public record Heading(String id, String unit) {}

    /// @param name name of a place or thing, or the id of a step such as `chain.emission`
    /// @param unit UCUM unit of its numbers where the column has none; else empty
    /// @param values by column, `NaN` where there is none
    /// @param madeBy the step that made them, from what, and by which source; empty where the table says enough
    public record Line(String name, String unit, double[] values, String madeBy) {
        public Line(String name, String unit, double... values) {
            this(name, unit, values, "");
        }
    }

    /// Shadows in the course of a day, around the place of an option.
    ///
    /// @param option id of the option
    /// @param date the day, ISO
    /// @param box west, south, east, north, degrees CRS84
    /// @param buildings outlines of buildings: longitude, latitude, longitude, latitude, …
    /// @param added outlines of what the option builds
    /// @param frames hour by hour while the sun is up
    public record Daylight(
            String option,
            String date,
            double[] box,
            List<double[]> buildings,
            List<double[]> added,
            List<Frame> frames) {}

    /// @param time local time, `HH:MM`
    /// @param azimuthDegrees of the sun, clockwise from north
    /// @param elevationDegrees of the sun
    /// @param shadows outlines of ground in shadow as the city is; holes are outlines of their own (even-odd)
    /// @param more outlines of the ground that is in shadow only because of the option
    public record Frame(
            String time, double azimuthDegrees, double elevationDegrees, List<double[]> shadows, List<double[]> more) {}
}
