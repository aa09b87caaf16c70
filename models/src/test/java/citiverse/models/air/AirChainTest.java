package citiverse.models.air;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.models.equity.Inequality;
import citiverse.models.equity.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// One chain from flows to inequality.
class AirChainTest {
    private final MadeTown town = new MadeTown(71, 25, 50, 900);
    private final AirModel model =
            AirModel.compile(town.streets, town.places, WeatherBins.assumed(0.5), AirSettings.DEFAULT);
    private final double[][] groups = {new double[50], new double[50]};
    private final AirChain chain;
    private final Map<String, Double> flows = new TreeMap<>();
    private final Map<String, Double> speeds = new TreeMap<>();

    AirChainTest() {
        for (int i = 0; i < 50; i++) {
            groups[i % 2][i] = town.people[i];
        }
        for (int s = 0; s < 25; s++) {
            flows.put("s" + s, town.vehicles[s]);
            speeds.put("s" + s, town.speed[s]);
        }
        chain = new AirChain(
                model,
                EmissionFactors.TIER_1,
                Fleet.ASSUMED,
                Background.ASSUMED,
                Deposition.DEFAULT,
                new AirChain.People(town.people, List.of("poor", "rich"), groups));
    }

    @Test
    void theChainIsItsSteps() {
        AirChain.Result result = chain.run(new AirChain.Flows("equilibrium", flows, speeds, 50));
        Emissions emissions = town.emissions();
        Concentrations concentrations = model.traffic(emissions).concentrations(Background.ASSUMED);
        for (Pollutant pollutant : Pollutant.values()) {
            AirChain.Shared shared = result.exposure().get(pollutant);
            assertEquals(Exposure.of(pollutant, concentrations.of(pollutant), town.people), shared.everyone());
            assertEquals(Inequality.gini(Sample.of(concentrations.of(pollutant), town.people)), shared.gini());
            double both = shared.byGroup().get(0).mean()
                            * shared.byGroup().get(0).people()
                    + shared.byGroup().get(1).mean() * shared.byGroup().get(1).people();
            assertEquals(shared.everyone().mean() * shared.everyone().people(), both, 1e-6);
        }
        assertTrue(chain.between(result, Pollutant.NO2, new int[50], 1).between() < 1e-12);
    }

    @Test
    void drawsOfAPreparedOptionAreThoseOfTheChain() {
        var flowsOfAll = new AirChain.Flows("equilibrium", flows, speeds, 50);
        AirChain green = chain.with(List.of(town.park("a")));
        AirChain.Prepared prepared = green.prepare(flowsOfAll);
        for (double factor : new double[] {0.7, 1, 1.6}) {
            var draw = new AirDraw(factor, 1.1, 1 / factor, 0.9, factor);
            for (Pollutant pollutant : Pollutant.values()) {
                assertArrayEquals(
                        green.run(flowsOfAll, draw).concentrations().of(pollutant),
                        prepared.run(draw).concentrations().of(pollutant));
            }
        }
    }

    @Test
    void everyNumberTellsItsStep() {
        AirChain.Result result = chain.run(new AirChain.Flows("equilibrium", flows, speeds, 50));
        List<Trace.Step> back = result.trace().back("exposure no2");
        assertEquals(
                List.of("emissions", "transfer", "traffic contribution", "concentrations", "exposure no2"),
                back.stream().map(Trace.Step::makes).toList());
        assertTrue(back.get(0).from().contains("equilibrium"));
        assertTrue(back.get(0).source().contains("EMEP/EEA")
                && back.get(0).source().contains("assumed"));
        assertThrows(IllegalArgumentException.class, () -> result.trace().of("happiness"));
    }

    @Test
    void closingAStreetCleansItAndFlowsOnUnknownStreetsAreNamed() {
        AirChain.Result open = chain.run(new AirChain.Flows("equilibrium", flows, speeds, 50));
        flows.put("s4", 0.0);
        AirChain.Result closed = chain.run(new AirChain.Flows("equilibrium", flows, speeds, 50));
        assertTrue(closed.exposure().get(Pollutant.NO2).everyone().mean()
                < open.exposure().get(Pollutant.NO2).everyone().mean());
        flows.put("nowhere", 5.0);
        var problem = assertThrows(
                IllegalArgumentException.class, () -> chain.run(new AirChain.Flows("equilibrium", flows, speeds, 50)));
        assertTrue(problem.getMessage().contains("nowhere"));
    }
}
