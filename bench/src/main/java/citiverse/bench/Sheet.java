package citiverse.bench;

import citiverse.twin.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Collects what a bench measures, and leaves out the figures that are not wanted.
final class Sheet {
    private final Settings settings;
    private final List<Measured> figures = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    Sheet(Settings settings) {
        this.settings = settings;
    }

    Settings settings() {
        return settings;
    }

    /// Measures; where that fails the record says why, and the other figures are measured all the same.
    void attempt(Figure figure, Runnable measuring) {
        seen.add(figure.id());
        if (!settings.wants(figure.id()) && !settings.only().startsWith(figure.id())) {
            return;
        }
        System.err.println(figure.id() + " ...");
        try {
            measuring.run();
        } catch (Problem problem) {
            System.err.println(problem.getMessage());
            figures.add(Measured.none(
                    figure,
                    problem.code() + ": " + problem.reason().lines().findFirst().orElse("")));
        }
    }

    /// Runs a [Task] in a cold Java of its own.
    Child task(Object... arguments) {
        return Child.task(
                settings.root(), Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }

    void add(Measured measured) {
        figures.add(measured);
    }

    /// What was measured, in its order.
    ///
    /// @throws Problem `CV-BENCH-004` where no figure has the name that was asked for
    List<Measured> figures() {
        if (figures.isEmpty()) {
            throw Problem.user("CV-BENCH-004", "no figure is called \"" + settings.only() + '"')
                    .remedy("Name one of " + String.join(", ", seen) + " or a part of one with --only");
        }
        return figures;
    }
}
