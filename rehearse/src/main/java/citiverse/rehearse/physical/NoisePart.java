package citiverse.rehearse.physical;

import citiverse.models.air.Receptors;
import citiverse.models.air.Streets;
import citiverse.models.built.BuiltForm;
import citiverse.models.noise.NoiseModel;
import citiverse.models.noise.NoiseVehicle;
import citiverse.models.noise.RoadNoise;
import citiverse.models.noise.WallScreens;
import citiverse.models.roads.StreetLoads;
import citiverse.rehearse.question.Physics;
import java.util.Arrays;

/// Noise of traffic where people live: how a question sets up the model. Exploratory.
final class NoisePart {
    /// Farther streets are left out; the sound of a street with traffic has fallen by more than 30 dB there.
    private static final double CUT_OFF_METRES = 200;
    private static final double DAY_HOURS = 12;
    private static final double EVENING_HOURS = 4;
    private static final double NIGHT_HOURS = 8;
    /// Quieter places count as this loud: other sounds of a city are not modelled.
    private static final double LEAST_DECIBELS = 30;

    private final Physics.Noise asked;
    private final double periodsPerDay;
    private final Streets streets;
    private final NoiseModel model;

    NoisePart(BuiltForm built, Physics.Noise asked, double periodsPerDay, Streets streets, Receptors receptors) {
        this.asked = asked;
        this.periodsPerDay = periodsPerDay;
        this.streets = streets;
        NoiseModel.Settings usual = NoiseModel.Settings.DEFAULT;
        this.model = NoiseModel.compile(
                streets,
                receptors,
                new WallScreens(new Walls(built)),
                new NoiseModel.Settings(
                        usual.porousGround(), usual.receptorMetres(), usual.nearestMetres(), CUT_OFF_METRES));
    }

    /// Day-evening-night level at each place.
    double[] lden(StreetLoads loads) {
        double evening = asked.eveningShare();
        double night = asked.nightShare();
        double[] levels = model.lden(
                power(loads, (1 - evening - night) / DAY_HOURS),
                power(loads, evening / EVENING_HOURS),
                power(loads, night / NIGHT_HOURS));
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Math.max(LEAST_DECIBELS, levels[i]);
        }
        return levels;
    }

    /// @param share of a day's traffic in each hour
    private double[][] power(StreetLoads loads, double share) {
        double[][] power = new double[streets.size()][];
        for (int s = 0; s < power.length; s++) {
            int at = loads.find(streets.ids()[s]);
            double flow = at < 0 ? 0 : loads.flow(at) * periodsPerDay * share;
            double speed = at < 0 ? 0 : loads.kilometresPerHour(at);
            double[] vehicles = new double[NoiseVehicle.values().length];
            double[] speeds = new double[vehicles.length];
            vehicles[NoiseVehicle.LIGHT.ordinal()] = flow * (1 - asked.heavyShare());
            vehicles[NoiseVehicle.HEAVY.ordinal()] = flow * asked.heavyShare();
            Arrays.fill(speeds, speed);
            power[s] = RoadNoise.PLAIN.power(vehicles, speeds);
        }
        return power;
    }
}
