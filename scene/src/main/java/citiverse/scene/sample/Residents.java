package citiverse.scene.sample;

import citiverse.scene.Cell;
import citiverse.scene.Dice;
import citiverse.scene.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;

/// Lets people live in the houses and work in them, and counts both in cells of 100 m.
final class Residents {
    private static final double CELL_METRES = 100;
    private static final int JOBS_PER_THOUSAND = 430;

    private static final List<String> AGES = List.of("0-14", "15-64", "65plus");
    private static final List<String> INCOMES = List.of("low", "middle", "high");
    private static final List<String> MOBILITY = List.of("reduced", "other");

    private record Square(long column, long row) implements Comparable<Square> {
        static Square of(Coordinate place) {
            return new Square((long) Math.floor(place.x / CELL_METRES), (long) Math.floor(place.y / CELL_METRES));
        }

        @Override
        public int compareTo(Square other) {
            return row != other.row ? Long.compare(row, other.row) : Long.compare(column, other.column);
        }
    }

    /// What is counted in one square.
    private static final class Count {
        private final double[] shares = new double[6];
        private long people;
        private long jobs;
        private long schools;
        private long healthcare;
    }

    private final TreeMap<Square, Count> squares = new TreeMap<>();
    private final Dice dice;

    private Residents(Dice dice) {
        this.dice = dice;
    }

    /// Draws the cells of a city.
    ///
    /// @param houses all houses
    /// @param people how many people shall live there
    static void draw(Scene scene, List<House> houses, List<Facility> facilities, long people, Dice dice) {
        var residents = new Residents(dice.fork("residents"));
        residents.settle(houses, people);
        residents.employ(houses, people * JOBS_PER_THOUSAND / 1000);
        for (Facility facility : facilities) {
            Count count = residents.square(facility.place());
            if (facility.layer().equals("schools")) {
                count.schools++;
            } else if (facility.layer().equals("healthcare")) {
                count.healthcare++;
            }
        }
        residents.draw(scene);
    }

    private Count square(Coordinate place) {
        return squares.computeIfAbsent(Square.of(place), key -> new Count());
    }

    private void settle(List<House> houses, long people) {
        var weights = new double[houses.size()];
        for (int i = 0; i < weights.length; i++) {
            House house = houses.get(i);
            double each = house.quarter().built().squareMetresEach();
            weights[i] = house.home() && each > 0 ? house.floorSquareMetres() / each * dice.between(0.7, 1.3) : 0;
        }
        long[] numbers = apportion(people, weights);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] > 0) {
                Count count = square(houses.get(i).middle());
                count.people += numbers[i];
                Quarter.People group = houses.get(i).quarter().people();
                double[] shares = {group.young(), group.grown(), group.old(), group.poor(), group.middle(), group.rich()
                };
                for (int s = 0; s < shares.length; s++) {
                    count.shares[s] += shares[s] * numbers[i];
                }
            }
        }
    }

    private void employ(List<House> houses, long jobs) {
        var weights = new double[houses.size()];
        for (int i = 0; i < weights.length; i++) {
            House house = houses.get(i);
            double each =
                    switch (house.kind()) {
                        case "school" -> 14;
                        case "hospital" -> 24;
                        case "commercial" -> 36;
                        case "industrial", "warehouse" ->
                            house.quarter().built().jobs();
                        default -> house.quarter().built().jobs() * dice.between(0.2, 1.8);
                    };
            weights[i] = each * house.floorSquareMetres() / 1000;
        }
        long[] numbers = apportion(jobs, weights);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] > 0) {
                square(houses.get(i).middle()).jobs += numbers[i];
            }
        }
    }

    private void draw(Scene scene) {
        squares.forEach((square, count) -> {
            Cell cell = scene.cell("x" + square.column + "y" + square.row)
                    .at((square.column + 0.5) * CELL_METRES, (square.row + 0.5) * CELL_METRES)
                    .people(count.people);
            groups(cell, "age", AGES, count.people, shares(count, 0));
            if (dice.chance(0.02)) {
                INCOMES.forEach(income -> cell.group("income", income, 0).unknown("income_" + income));
            } else {
                groups(cell, "income", INCOMES, count.people, shares(count, 3));
            }
            double old = count.people == 0 ? 0 : count.shares[2] / count.people;
            double reduced = (0.035 + 0.3 * old) * dice.between(0.8, 1.2);
            groups(cell, "mobility", MOBILITY, count.people, new double[] {reduced, 1 - reduced});
            if (dice.chance(0.015)) {
                cell.unknown("jobs");
            } else {
                cell.jobs(count.jobs);
            }
            cell.count("schools", count.schools).count("healthcare", count.healthcare);
        });
    }

    private double[] shares(Count count, int first) {
        var shares = new double[3];
        for (int i = 0; i < 3; i++) {
            shares[i] = count.shares[first + i] * dice.between(0.75, 1.25);
        }
        return shares;
    }

    private static void groups(Cell cell, String dimension, List<String> names, long people, double[] shares) {
        long[] numbers = apportion(people, shares);
        for (int i = 0; i < numbers.length; i++) {
            cell.group(dimension, names.get(i), numbers[i]);
        }
    }

    /// Whole numbers in proportion to weights that add up to a total: largest remainders, ties to the first.
    static long[] apportion(long total, double[] weights) {
        double sum = Arrays.stream(weights).sum();
        var numbers = new long[weights.length];
        if (sum <= 0 || total == 0) {
            return numbers;
        }
        var remainders = new double[weights.length];
        long given = 0;
        for (int i = 0; i < weights.length; i++) {
            double share = total * (weights[i] / sum);
            numbers[i] = (long) share;
            remainders[i] = weights[i] > 0 ? share - numbers[i] : -1;
            given += numbers[i];
        }
        var order = new ArrayList<Integer>();
        for (int i = 0; i < weights.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> -remainders[i]).thenComparingInt(i -> i));
        for (int i = 0; given < total; i++, given++) {
            numbers[order.get(i)]++;
        }
        return numbers;
    }
}
