package citiverse.rehearse.physical;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.Evidence;
import citiverse.rehearse.Comparison.Line;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.rehearse.Rehearsal;
import citiverse.rehearse.RunSettings;
import citiverse.rehearse.question.QuestionFile;
import citiverse.scene.Scene;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.nio.file.Path;
import java.util.OptionalInt;

/// A made town on two banks of a river, joined by two bridges; the hospital stands on the west bank.
final class Town {
    private static final double BANK = 700;

    private Town() {}

    static Snapshot snapshot() {
        Scene scene = Scene.at(7.42, 43.73).named("town", "Town").zone("Europe/Paris");
        scene.grid(0, 0, 4, 4, 100);
        scene.grid(BANK, 0, 4, 4, 100);
        scene.street("North Bridge")
                .from(400, 300)
                .to(BANK, 300)
                .kind("primary")
                .bridge();
        scene.street("South Bridge")
                .from(400, 100)
                .to(BANK, 100)
                .kind("primary")
                .bridge();
        for (int bank = 0; bank < 2; bank++) {
            for (int column = 0; column < 4; column++) {
                for (int row = 0; row < 4; row++) {
                    double x = bank * BANK + column * 100 + 50;
                    double y = row * 100 + 50;
                    scene.cell((bank == 0 ? "w" : "e") + column + row)
                            .at(x, y)
                            .people(100 + 10 * row)
                            .jobs(60 + 20 * column);
                    scene.building("apartments")
                            .box(x - 20, y - 10, x + 20, y + 10)
                            .storeys(5, 15);
                }
            }
        }
        scene.park("Meadow").box(420, -200, 680, -50);
        scene.amenity("hospital").at(5, 395);
        scene.amenity("school").at(BANK + 395, 395);
        scene.place("side", "west").at(200, 200).with("name", "West bank");
        scene.place("side", "east").at(BANK + 200, 200).with("name", "East bank");
        return scene.snapshot();
    }

    static Comparison rehearse(String question, Path folder, int threads, boolean full) {
        var settings = new RunSettings(1, OptionalInt.empty(), threads, full, 10);
        return new Rehearsal()
                .run(snapshot(), QuestionFile.parse("town.yaml", question), settings, folder, Progress.NONE)
                .comparison();
    }

    static Comparison rehearse(String question, Path folder) {
        return rehearse(question, folder, 2, false);
    }

    static OptionResult option(Comparison comparison, String id) {
        return comparison.options().stream()
                .filter(option -> option.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static double mean(Comparison comparison, String option, String indicator) {
        return option(comparison, option)
                .estimates()
                .get(comparison.indicators().stream()
                        .map(Comparison.Indicator::id)
                        .toList()
                        .indexOf(indicator))
                .mean();
    }

    static Evidence table(Comparison comparison, String id) {
        return comparison.evidence().stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Line line(Evidence table, String name) {
        return table.lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
