package citiverse.cli;

import citiverse.models.access.Decay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// How opportunities count by travel time.
final class DecayOptions {
    @Option(
            names = "--cutoffs",
            split = ",",
            paramLabel = "MIN",
            description = "count what is nearer than so many minutes, such as 30,45,60")
    List<Integer> cutoffs = List.of();

    @Option(
            names = "--decay",
            paramLabel = "NAME:NUMBERS",
            converter = Decays.class,
            description = {
                "weigh by travel time (minutes); may be given several times:",
                "exponential:RATE, half-life:MIN, logistic:MEDIAN,DEVIATION, linear:CUTOFF,WIDTH, gravity:BETA,LEAST"
            })
    List<Named> decays = List.of();

    /// A function and the end of the column's name.
    record Named(String suffix, Decay decay) {}

    /// All that were asked for; the usual cutoffs where none was.
    List<Named> all() {
        var all = new ArrayList<Named>();
        for (int cutoff : cutoffs.isEmpty() && decays.isEmpty() ? List.of(15, 30, 45, 60) : cutoffs) {
            all.add(made(Integer.toString(cutoff), () -> new Decay.Step(cutoff)));
        }
        all.addAll(decays);
        return all;
    }

    private interface Maker {
        Decay make();
    }

    private static Named made(String suffix, Maker maker) {
        try {
            return new Named(suffix, maker.make());
        } catch (IllegalArgumentException e) {
            throw citiverse.twin.Problem.user("CV-CLI-021", e.getMessage())
                    .remedy("Change the numbers given to --cutoffs or --decay")
                    .causedBy(e);
        }
    }

    static final class Decays implements ITypeConverter<Named> {
        @Override
        public Named convert(String text) {
            String[] parts = text.split(":", 2);
            double[] numbers = parts.length == 2 ? numbers(parts[1]) : new double[0];
            String name = parts[0].toLowerCase(Locale.ROOT);
            int wanted =
                    switch (name) {
                        case "exponential", "half-life" -> 1;
                        case "logistic", "linear", "gravity" -> 2;
                        default ->
                            throw new TypeConversionException(
                                    "the decay is exponential, half-life, logistic, linear or gravity, not \"" + name
                                            + '"');
                    };
            if (numbers.length != wanted) {
                throw new TypeConversionException(name + " takes " + wanted + " number(s), such as in --help");
            }
            return made(text.replaceAll("[^A-Za-z0-9.]+", "_"), () -> switch (name) {
                case "exponential" -> new Decay.Exponential(numbers[0]);
                case "half-life" -> new Decay.HalfLife(numbers[0]);
                case "logistic" -> new Decay.Logistic(numbers[0], numbers[1]);
                case "linear" -> new Decay.Linear(numbers[0], numbers[1]);
                default -> new Decay.Gravity(numbers[0], numbers[1]);
            });
        }

        private static double[] numbers(String text) {
            try {
                return java.util.Arrays.stream(text.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
            } catch (NumberFormatException e) {
                throw new TypeConversionException("\"" + text + "\" is not a list of numbers");
            }
        }
    }
}
