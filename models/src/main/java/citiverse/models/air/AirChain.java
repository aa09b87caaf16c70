package citiverse.models.air;

import citiverse.models.equity.Decomposition;
import citiverse.models.equity.Inequality;
import citiverse.models.equity.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// From flows on streets to who breathes what: flows → emissions → concentrations → exposure → inequality, with
/// the step that made each number.
///
/// One chain serves all options of a question: the model, the people and the tables stay, flows and parks
/// change.
public final class AirChain {
    private final AirModel model;
    private final EmissionFactors factors;
    private final Fleet fleet;
    private final Background background;
    private final Deposition deposition;
    private final People people;
    private final Map<String, Integer> index = new HashMap<>();

    /// Who lives where.
    ///
    /// @param everyone people per place
    /// @param groups names of groups
    /// @param byGroup people per group and place
    public record People(double[] everyone, List<String> groups, double[][] byGroup) {
        public People {
            groups = List.copyOf(groups);
            if (byGroup.length != groups.size()) {
                throw new IllegalArgumentException("people of each group are needed");
            }
        }

        /// Everyone, not told apart.
        public static People of(double[] everyone) {
            return new People(everyone, List.of(), new double[0][]);
        }
    }

    /// Flows that a traffic model found: what is not named has no traffic.
    ///
    /// @param madeBy the step that made them, such as `equilibrium`
    /// @param vehiclesPerDay annual average, both directions, by id of the street; `NaN` where not known
    /// @param kilometresPerHour by id of the street; where missing [#otherwise]
    /// @param otherwise speed where none is named
    public record Flows(
            String madeBy,
            Map<String, Double> vehiclesPerDay,
            Map<String, Double> kilometresPerHour,
            double otherwise) {}

    /// Exposure to a pollutant and how evenly it is shared.
    ///
    /// @param everyone of all people
    /// @param byGroup of each group
    /// @param gini of concentrations among people
    /// @param theilT of the same
    public record Shared(Exposure everyone, List<Exposure> byGroup, double gini, double theilT) {}

    /// What came out.
    ///
    /// @param emissions per street
    /// @param concentrations per place
    /// @param exposure by pollutant
    /// @param trace which step made what
    public record Result(
            Emissions emissions, Concentrations concentrations, Map<Pollutant, Shared> exposure, Trace trace) {}

    public AirChain(
            AirModel model,
            EmissionFactors factors,
            Fleet fleet,
            Background background,
            Deposition deposition,
            People people) {
        this.model = model;
        this.factors = factors;
        this.fleet = fleet;
        this.background = background;
        this.deposition = deposition;
        this.people = people;
        for (int s = 0; s < model.streets().size(); s++) {
            index.put(model.streets().ids()[s], s);
        }
    }

    /// Emissions of flows.
    ///
    /// @throws IllegalArgumentException where a flow is on a street that the model does not have
    public Emissions emissions(Flows flows) {
        int streets = model.streets().size();
        var daily = new double[streets];
        var speed = new double[streets];
        Arrays.fill(speed, flows.otherwise());
        flows.vehiclesPerDay().forEach((id, flow) -> daily[street(id)] = flow);
        flows.kilometresPerHour().forEach((id, kilometres) -> speed[street(id)] = kilometres);
        return Emissions.ofDaily(factors, daily, fleet, speed);
    }

    private int street(String id) {
        Integer at = index.get(id);
        if (at == null) {
            throw new IllegalArgumentException("a flow is on street " + id + ", which the air model does not have");
        }
        return at;
    }

    /// The whole chain with everything as the tables say.
    public Result run(Flows flows) {
        return run(flows, AirDraw.NONE);
    }

    /// The whole chain in one draw.
    public Result run(Flows flows, AirDraw draw) {
        Emissions emissions = emissions(flows);
        return run(emissions, model.traffic(emissions), flows.madeBy(), draw);
    }

    /// Does what all draws of an option share: emissions and what they give everywhere. Each draw is then one pass
    /// over the places.
    public Prepared prepare(Flows flows) {
        Emissions emissions = emissions(flows);
        return new Prepared(this, emissions, model.traffic(emissions), flows.madeBy());
    }

    /// An option, ready for its draws.
    ///
    /// @param chain that it belongs to
    /// @param emissions per street
    /// @param field what they give everywhere
    /// @param flowsMadeBy the step that made the flows
    public record Prepared(AirChain chain, Emissions emissions, TrafficField field, String flowsMadeBy) {
        /// One draw.
        public Result run(AirDraw draw) {
            return chain.run(emissions, field, flowsMadeBy, draw);
        }
    }

    /// The end of the chain, from emissions and the field they made, for further draws of the same option.
    public Result run(Emissions emissions, TrafficField field, String flowsMadeBy, AirDraw draw) {
        Concentrations concentrations = field.concentrations(background, deposition, draw);
        Map<Pollutant, Shared> exposure = new EnumMap<>(Pollutant.class);
        for (Pollutant pollutant : Pollutant.values()) {
            exposure.put(pollutant, shared(pollutant, concentrations.of(pollutant)));
        }
        return new Result(emissions, concentrations, exposure, trace(flowsMadeBy));
    }

    private Shared shared(Pollutant pollutant, double[] micrograms) {
        List<Exposure> groups = new ArrayList<>();
        for (double[] group : people.byGroup()) {
            groups.add(Exposure.of(pollutant, micrograms, group));
        }
        Sample sample = Sample.of(micrograms, people.everyone());
        return new Shared(
                Exposure.of(pollutant, micrograms, people.everyone()),
                List.copyOf(groups),
                Inequality.gini(sample),
                Inequality.theilT(sample));
    }

    /// Part of the inequality that lies between groups of places (Theil's T).
    ///
    /// @param groupOfPlace group of each place, from 0
    public Decomposition between(Result result, Pollutant pollutant, int[] groupOfPlace, int groups) {
        Sample sample = Sample.of(result.concentrations().of(pollutant), people.everyone());
        return Decomposition.theilT(sample, groupOfPlace, groups);
    }

    /// Which step makes what.
    private Trace trace(String flowsMadeBy) {
        List<Trace.Step> steps = new ArrayList<>();
        steps.add(new Trace.Step(
                "emissions",
                "g/(m s) per street",
                List.of(flowsMadeBy),
                "air.Emissions.ofDaily",
                factors.source() + "; fleet " + fleet.source()));
        steps.add(new Trace.Step(
                "transfer",
                "s/m² per street and place",
                List.of("streets", "places", "weather"),
                "air.AirModel.compile",
                model.settings().curves() + " curves; weather "
                        + model.weather().source()));
        steps.add(new Trace.Step(
                "traffic contribution",
                "µg/m³ per place",
                List.of("emissions", "transfer"),
                "air.AirModel.traffic",
                "linear in emissions"));
        steps.add(new Trace.Step(
                "concentrations",
                "µg/m³ per place",
                List.of("traffic contribution", "background"),
                "air.TrafficField.concentrations",
                "background " + background.source() + "; NO₂ ozone-limited; deposition of Nowak et al. 2013"));
        for (Pollutant pollutant : Pollutant.values()) {
            String name = pollutant.name().toLowerCase(Locale.ROOT);
            steps.add(new Trace.Step(
                    "exposure " + name,
                    "µg/m³, people",
                    List.of("concentrations", "people"),
                    "air.Exposure.of",
                    "WHO 2021 guidelines"));
            steps.add(new Trace.Step(
                    "inequality " + name,
                    "1",
                    List.of("concentrations", "people"),
                    "equity.Inequality",
                    "Gini 1912, Theil 1967"));
        }
        return new Trace(steps);
    }

    public AirModel model() {
        return model;
    }

    /// The same chain over the city with parks in addition.
    public AirChain with(List<Park> parks) {
        return new AirChain(model.with(parks), factors, fleet, background, deposition, people);
    }
}
