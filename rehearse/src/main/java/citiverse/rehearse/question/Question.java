package citiverse.rehearse.question;

import citiverse.models.access.AccessSettings;
import citiverse.models.access.Decay;
import citiverse.models.access.Mode;
import citiverse.models.uncertainty.Distribution;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What is asked, with its defaults filled in.
///
/// @param id short name
/// @param title the question as people ask it
/// @param about a paragraph on it, may be empty
/// @param language language of its texts, BCP 47
/// @param purpose what the ranking is for
/// @param currency currency and year of all costs, such as `BRL 2019`; empty where none is given
/// @param people who is asked for
/// @param travel how travel is measured before anything is drawn
/// @param physics how sun, traffic, air, noise and heat are modelled before anything is drawn
/// @param indicators what is measured; exactly one of them is the main one
/// @param futures what the world may do, at least one
/// @param draws what is uncertain in the models
/// @param options what may be done
/// @param text the file as it was read
/// @param sha256 digest of its content in canonical JSON, so that comments and order of keys do not matter
public record Question(
        String id,
        String title,
        String about,
        String language,
        Purpose purpose,
        String currency,
        People people,
        AccessSettings travel,
        Physics physics,
        List<Indicator> indicators,
        List<Future> futures,
        Draws draws,
        List<OptionSpec> options,
        String text,
        String sha256) {

    /// The indicator that is mapped and decides who gains.
    public Indicator main() {
        return indicators.stream().filter(Indicator::main).findFirst().orElseThrow();
    }

    /// What the ranking is for.
    public enum Purpose {
        /// To choose what to do: the first option does most good.
        CHOOSE,
        /// To know what the city depends on: the first option takes most away.
        CRITICALITY
    }

    /// Where people live.
    ///
    /// @param layer layer of places
    /// @param population column that counts people; empty where they are spread
    /// @param spread how many are spread over the floor area of the layer's buildings, where they are not
    ///     counted
    /// @param communities layer of areas or points by which the answer is told; empty where none
    /// @param groups dimensions asked for; empty means all that the layer declares
    /// @param where place in the file
    public record People(
            String layer,
            String population,
            Optional<Spread> spread,
            String communities,
            Optional<List<String>> groups,
            Where where) {}

    /// People that are not counted building by building.
    ///
    /// @param total how many in all
    /// @param among buildings that people live in
    public record Spread(double total, Selector among) {}

    /// What people want to reach.
    ///
    /// @param layer layer of places
    /// @param column column that counts; empty where each feature counts as one
    /// @param where place in the file
    public record Opportunity(String layer, String column, Where where) {
        /// `layer.column` or `layer`.
        public String name() {
            return column.isEmpty() ? layer : layer + '.' + column;
        }

        static Opportunity of(String text, Where where) {
            int dot = text.indexOf('.');
            return dot < 0
                    ? new Opportunity(text, "", where)
                    : new Opportunity(text.substring(0, dot), text.substring(dot + 1), where);
        }
    }

    /// What is made of access.
    public enum Aggregate {
        /// Population-weighted mean of the opportunities that are reached.
        MEAN,
        /// Percentage of people who reach at least one.
        SHARE_WITH_ANY,
        /// Percentage of people who reach every category of a list.
        FIFTEEN_MINUTE_CITY,
        /// SDG 11.2.1: percentage of people near a stop of public transport, by the street network.
        SDG_11_2_1,
        /// Population-weighted Gini index of access.
        GINI,
        /// Population-weighted Theil index of access.
        THEIL,
        /// Population-weighted Atkinson index of access.
        ATKINSON,
        /// Access of the top tenth of people over that of the lowest four tenths.
        PALMA,
        /// Percentage of people with more of a quantity than the threshold.
        SHARE_ABOVE,
        /// Percentage of people with the threshold of a quantity or less.
        SHARE_BELOW,
        /// One number of the whole city.
        TOTAL,
        /// What the option costs.
        COST
    }

    /// Something that is measured.
    ///
    /// @param group people that it is measured for, `dimension/group`; empty for everyone
    /// @param reaches what is reached how; one, or one for each category, or none
    /// @param of the quantity of the physical city that it is made of, instead of access
    /// @param threshold bound of shares, in the quantity's unit
    /// @param epsilon aversion to inequality, for Atkinson
    /// @param weight share in the score, at least 0
    /// @param scale change that counts as one point, where it is declared
    public record Indicator(
            String id,
            String label,
            Aggregate aggregate,
            String group,
            List<Reach> reaches,
            Optional<Quantity> of,
            double threshold,
            double epsilon,
            boolean moreIsBetter,
            double weight,
            OptionalDouble scale,
            boolean main,
            Where where) {
        Indicator asMain() {
            return new Indicator(
                    id,
                    label,
                    aggregate,
                    group,
                    reaches,
                    of,
                    threshold,
                    epsilon,
                    moreIsBetter,
                    weight,
                    scale,
                    true,
                    where);
        }

        /// The least change at one place that counts as one; 0 where any does.
        public double detectable() {
            return aggregate == Aggregate.SHARE_ABOVE || aggregate == Aggregate.SHARE_BELOW
                    ? 0
                    : of.map(Quantity::detectable).orElse(0.0);
        }

        /// True where it has a value at each place where people live.
        public boolean byPlace() {
            return aggregate != Aggregate.COST && aggregate != Aggregate.TOTAL;
        }
    }

    /// Opportunities reached by a mode, as the decay counts them.
    public record Reach(Opportunity opportunity, Mode mode, Decay decay) {}

    /// What the world may do.
    public record Future(String id, String label, String about, double weight, List<Effect> effects) {}

    /// One thing that is different in a future.
    public sealed interface Effect {
        /// Factor on people, of one group (`dimension/group`) or all (empty), in an area.
        record OnPeople(double factor, String group, Area area, Where where) implements Effect {}

        /// Factor on an opportunity in an area.
        record OnOpportunity(Opportunity opportunity, double factor, Area area) implements Effect {}

        /// Factor on all costs.
        record OnCost(double factor) implements Effect {}

        /// Factors on the weights of indicators, by id.
        record OnImportance(Map<String, Double> factors) implements Effect {}

        /// Factors on what the models of the physical city take, by name.
        record OnFactors(Map<String, Double> factors) implements Effect {}
    }

    /// Where an effect holds.
    ///
    /// @param layer layer that bounds it; empty where none
    /// @param ids of its features; empty means all
    /// @param withinMetres how far around them
    /// @param box west, south, east, north; empty where none
    public record Area(String layer, List<String> ids, double withinMetres, double[] box, Where where) {
        /// True where it holds everywhere.
        public boolean everywhere() {
            return layer.isEmpty() && box.length == 0;
        }
    }

    /// What is uncertain in the models.
    ///
    /// @param number how many draws
    /// @param sobol true for scrambled Sobol, false for a Latin hypercube
    /// @param parameters what is drawn
    public record Draws(int number, boolean sobol, List<Parameter> parameters) {}

    /// One uncertain parameter.
    ///
    /// @param id `walk_kmh`, `board_slack_seconds`, `day`, `window_offset_minutes`, `phase`, or a factor such
    ///     as `traffic_demand`
    /// @param distribution what is known of it
    /// @param words the distribution for people, such as `triangular(3, 3.6, 4.6)`
    /// @param days the days to choose from, where it is `day`
    public record Parameter(
            String id, String label, Distribution distribution, String words, List<LocalDate> days, Where where) {}
}
