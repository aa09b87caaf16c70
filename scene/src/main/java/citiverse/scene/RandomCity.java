package citiverse.scene;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

/// Small random cities for racing a fast computation against a slow, obvious one. The seed makes the city.
///
/// Streets: a bent grid with gaps, diagonals, one-way streets, footpaths, a bridge over other streets, and sometimes a
/// part that nothing joins to the rest. Lines: scheduled and, if wanted, headway-only, some both ways, some on
/// weekdays only, some past midnight, with stops beside the street. Cells and clinics lie anywhere.
public final class RandomCity {
    private static final double BLOCK_METRES = 220;

    private final Dice dice;
    private final Scene scene;
    private final int columns;
    private final int rows;
    private final double[][] x;
    private final double[][] y;

    private RandomCity(long seed) {
        dice = new Dice(seed);
        scene = Scene.at(dice.between(-60, 60), dice.between(-50, 50)).named("random-" + Math.abs(seed), "Random city");
        columns = 4 + dice.below(5);
        rows = 4 + dice.below(5);
        x = new double[columns + 1][rows + 1];
        y = new double[columns + 1][rows + 1];
    }

    /// A city with timetables only.
    public static Scene of(long seed) {
        return of(seed, false);
    }

    /// @param headways true where lines known by headway only may occur
    public static Scene of(long seed, boolean headways) {
        var city = new RandomCity(seed);
        city.streets();
        city.transit(headways);
        city.people();
        return city.scene;
    }

    private void streets() {
        for (int column = 0; column <= columns; column++) {
            for (int row = 0; row <= rows; row++) {
                x[column][row] = column * BLOCK_METRES + dice.between(-60, 60);
                y[column][row] = row * BLOCK_METRES + dice.between(-60, 60);
            }
        }
        for (int column = 0; column <= columns; column++) {
            for (int row = 0; row <= rows; row++) {
                if (column < columns && dice.chance(0.85)) {
                    street(column, row, column + 1, row);
                }
                if (row < rows && dice.chance(0.85)) {
                    street(column, row, column, row + 1);
                }
                if (column < columns && row < rows && dice.chance(0.1)) {
                    street(column, row, column + 1, row + 1);
                }
            }
        }
        scene.street("flyover")
                .from(x[0][0], y[0][0])
                .to(x[columns][rows], y[columns][rows])
                .bridge()
                .limit(70);
        if (dice.chance(0.4)) {
            double away = (columns + 2) * BLOCK_METRES;
            scene.street("apart").from(away, 0).to(away, 300).to(away + 200, 300);
        }
    }

    private void street(int fromColumn, int fromRow, int toColumn, int toRow) {
        String name = "s" + fromColumn + '.' + fromRow + '-' + toColumn + '.' + toRow;
        Street street = dice.chance(0.15) ? scene.footpath(name) : scene.street(name);
        street.from(x[fromColumn][fromRow], y[fromColumn][fromRow]);
        if (dice.chance(0.3)) {
            street.to(
                    (x[fromColumn][fromRow] + x[toColumn][toRow]) / 2 + dice.between(-30, 30),
                    (y[fromColumn][fromRow] + y[toColumn][toRow]) / 2 + dice.between(-30, 30));
        }
        street.to(x[toColumn][toRow], y[toColumn][toRow]);
        if (dice.chance(0.2)) {
            street.oneway();
        }
    }

    private void transit(boolean headways) {
        scene.days("all", EnumSet.allOf(DayOfWeek.class), Scene.FIRST_DAY, Scene.LAST_DAY);
        scene.days("work", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Scene.FIRST_DAY, Scene.LAST_DAY);
        var stops = new ArrayList<String>();
        int count = 8 + dice.below(14);
        for (int i = 0; i < count; i++) {
            int column = dice.below(columns + 1);
            int row = dice.below(rows + 1);
            stops.add("stop" + i);
            scene.stop("stop" + i).at(x[column][row] + dice.between(-25, 25), y[column][row] + dice.between(-25, 25));
        }
        int lines = 2 + dice.below(4);
        for (int i = 0; i < lines; i++) {
            line("line" + i, stops, headways && dice.chance(0.5));
        }
        if (dice.chance(0.5)) {
            scene.transfer(stops.get(0), stops.get(1), Duration.ofSeconds(60 + dice.below(400)));
        }
    }

    private void line(String id, List<String> stops, boolean headwayOnly) {
        var order = new ArrayList<>(stops);
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, dice.below(i + 1));
        }
        List<String> chosen = order.subList(0, 3 + dice.below(Math.min(6, order.size() - 3)));
        Line line = scene.line(id).through(chosen.toArray(String[]::new)).speed(dice.between(12, 40));
        line.dwell(dice.below(3) * 15).on(dice.chance(0.7) ? "all" : "work");
        if (dice.chance(0.6)) {
            line.bothWays();
        }
        if (headwayOnly) {
            line.headwayOnly();
        }
        line.every(
                Duration.ofSeconds(240 + 60L * dice.below(20)),
                GridCity.clock(Duration.ofSeconds(5 * 3600 + dice.below(3600))),
                dice.chance(0.3) ? "25:30" : "22:00");
    }

    private void people() {
        int cells = 12 + dice.below(20);
        for (int i = 0; i < cells; i++) {
            scene.cell("cell" + i)
                    .at(dice.between(-50, columns * BLOCK_METRES + 50), dice.between(-50, rows * BLOCK_METRES + 50))
                    .people(dice.below(300))
                    .jobs(dice.below(200));
        }
        int clinics = 1 + dice.below(4);
        for (int i = 0; i < clinics; i++) {
            scene.service("clinics", "clinic" + i)
                    .at(dice.between(0, columns * BLOCK_METRES), dice.between(0, rows * BLOCK_METRES))
                    .with("kind", "clinic")
                    .with("capacity", 100L);
        }
        for (int i = 0; i < 8; i++) {
            scene.place("candidate", "lot" + i)
                    .at(dice.between(0, columns * BLOCK_METRES), dice.between(0, rows * BLOCK_METRES))
                    .with("kind", "vacant lot");
        }
    }
}
