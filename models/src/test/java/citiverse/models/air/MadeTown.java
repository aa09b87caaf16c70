package citiverse.models.air;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A town at random: streets, places, flows, parks, from a seed.
final class MadeTown {
    final SplittableRandom random;
    final double metres;
    final Streets streets;
    final Receptors places;
    final double[] vehicles;
    final double[] speed;
    final double[] people;

    MadeTown(long seed, int streetCount, int placeCount, double metres) {
        random = new SplittableRandom(seed);
        this.metres = metres;
        List<String> ids = new ArrayList<>();
        List<double[]> lines = new ArrayList<>();
        var height = new double[streetCount];
        var width = new double[streetCount];
        for (int s = 0; s < streetCount; s++) {
            double east = random.nextDouble(metres);
            double north = random.nextDouble(metres);
            double bearing = random.nextDouble(2 * Math.PI);
            double length = random.nextDouble(30, 150);
            ids.add("s" + s);
            lines.add(new double[] {
                east,
                north,
                east + length * Math.cos(bearing),
                north + length * Math.sin(bearing),
                east + 1.5 * length * Math.cos(bearing + 0.3),
                north + 1.5 * length * Math.sin(bearing + 0.3)
            });
            if (random.nextInt(3) == 0) {
                height[s] = random.nextDouble(8, 30);
                width[s] = random.nextDouble(10, 30);
            }
        }
        streets = Streets.of(ids, lines, height, width);
        var names = new String[placeCount];
        var east = new double[placeCount];
        var north = new double[placeCount];
        for (int i = 0; i < placeCount; i++) {
            names[i] = "p" + i;
            // Every fourth on a street, so that some are in canyons.
            if (i % 4 == 0) {
                double[] line = lines.get(random.nextInt(streetCount));
                east[i] = line[0] + 0.5 * (line[2] - line[0]) + random.nextDouble(-5, 5);
                north[i] = line[1] + 0.5 * (line[3] - line[1]) + random.nextDouble(-5, 5);
            } else {
                east[i] = random.nextDouble(metres);
                north[i] = random.nextDouble(metres);
            }
        }
        places = new Receptors(names, east, north);
        vehicles = random.doubles(streetCount, 0, 30_000).toArray();
        speed = random.doubles(streetCount, 20, 60).toArray();
        people = random.doubles(placeCount, 0, 200).toArray();
    }

    Emissions emissions() {
        return Emissions.ofDaily(EmissionFactors.TIER_1, vehicles, Fleet.ASSUMED, speed);
    }

    Park park(String id) {
        double east = random.nextDouble(metres);
        double north = random.nextDouble(metres);
        double side = random.nextDouble(30, 200);
        return new Park(
                id,
                new double[] {east, north, east + side, north, east + side, north + side, east, north + side},
                random.nextDouble(0.2, 1),
                random.nextDouble(2, 6),
                0.6,
                random.nextDouble(5, 20));
    }
}
