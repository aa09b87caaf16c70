package citiverse.rehearse.run;

import citiverse.models.access.AccessSettings;
import citiverse.models.uncertainty.Draws;
import citiverse.models.uncertainty.Sobol;
import citiverse.rehearse.physical.Factors;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.Question.Parameter;
import citiverse.twin.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is drawn: the same for every option and future.
///
/// @param parameters what is uncertain
/// @param numbers value of each parameter in each draw, `[parameter][draw]`; the number of the day for a day
/// @param texts the same for people
/// @param settings how travel is measured in each draw
/// @param factors on the models of the physical city in each draw
public record Sampling(
        List<Parameter> parameters,
        double[][] numbers,
        String[][] texts,
        List<AccessSettings> settings,
        List<Factors> factors) {
    private static final Set<String> OF_TRAVEL =
            Set.of("walk_kmh", "board_slack_seconds", "day", "window_offset_minutes", "phase");

    /// Draws from a question. One draw takes what the question declares, without chance; a question without
    /// parameters has one draw only, as all would be the same.
    ///
    /// @throws Problem `CV-QUESTION-021` where Sobol is asked for a number that is no power of two
    public static Sampling of(Question question, int draws, long seed) {
        List<Parameter> parameters = question.draws().parameters();
        if (draws <= 1 || parameters.isEmpty()) {
            return new Sampling(
                    List.of(), new double[0][1], new String[0][1], List.of(question.travel()), List.of(Factors.NONE));
        }
        double[][] points = points(question, draws, parameters.size(), seed);
        double[][] numbers = new double[parameters.size()][draws];
        String[][] texts = new String[parameters.size()][draws];
        var settings = new ArrayList<AccessSettings>();
        var factors = new ArrayList<Factors>();
        for (int d = 0; d < draws; d++) {
            AccessSettings drawn = question.travel();
            Factors physical = Factors.NONE;
            for (int p = 0; p < parameters.size(); p++) {
                Parameter parameter = parameters.get(p);
                double value = rounded(parameter, parameter.distribution().quantile(points[d][p]));
                numbers[p][d] = value;
                texts[p][d] = parameter.days().isEmpty()
                        ? plain(value)
                        : parameter.days().get((int) value).toString();
                if (OF_TRAVEL.contains(parameter.id())) {
                    drawn = with(drawn, parameter, value);
                } else {
                    physical = physical.with(parameter.id(), value);
                }
            }
            settings.add(drawn);
            factors.add(physical);
        }
        return new Sampling(parameters, numbers, texts, List.copyOf(settings), List.copyOf(factors));
    }

    private static double[][] points(Question question, int draws, int dimensions, long seed) {
        if (!question.draws().sobol()) {
            return Draws.latinHypercube(draws, dimensions, seed);
        }
        if (Integer.bitCount(draws) != 1) {
            throw Problem.user("CV-QUESTION-021", "Sobol draws come in powers of two, not " + draws)
                    .remedy("Take " + Math.max(2, Integer.highestOneBit(draws)) + " or "
                            + 2 * Integer.highestOneBit(draws) + " draws, or method: lhs");
        }
        return Sobol.scrambled(Integer.numberOfTrailingZeros(draws), dimensions, seed);
    }

    /// Speeds to a thousandth of a km/h, factors to a ten-thousandth, times to whole units, so that what is
    /// printed is what was computed with.
    private static double rounded(Parameter parameter, double value) {
        return switch (parameter.id()) {
            case "walk_kmh" -> Math.rint(value * 1000) / 1000;
            case "phase" -> Math.rint(value * 1_000_000);
            default -> OF_TRAVEL.contains(parameter.id()) ? Math.rint(value) : Math.rint(value * 10_000) / 10_000;
        };
    }

    private static AccessSettings with(AccessSettings s, Parameter parameter, double value) {
        try {
            return switch (parameter.id()) {
                case "walk_kmh" -> s.withWalkMetresPerSecond(value / 3.6);
                case "board_slack_seconds" -> s.withBoardSlackSeconds((int) value);
                case "day" -> s.withDate(parameter.days().get((int) value));
                case "window_offset_minutes" -> window(s, (int) value * 60, s.phaseSeed());
                default -> window(s, 0, (long) value);
            };
        } catch (IllegalArgumentException wrong) {
            throw parameter
                    .where()
                    .problem("CV-QUESTION-007", "the drawn value " + plain(value) + " cannot be: " + wrong.getMessage())
                    .remedy("Narrow the distribution")
                    .causedBy(wrong);
        }
    }

    private static AccessSettings window(AccessSettings s, int shift, long phaseSeed) {
        return new AccessSettings(
                s.date(),
                s.windowStartSeconds() + shift,
                s.windowEndSeconds() + shift,
                s.percentile(),
                s.maxTripMinutes(),
                s.walkMetresPerSecond(),
                s.maxWalkMinutes(),
                s.maxRides(),
                s.boardSlackSeconds(),
                s.egressMetres(),
                s.transferMetres(),
                s.linkMetres(),
                s.slopes(),
                s.phases(),
                phaseSeed);
    }

    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /// Number of draws.
    public int draws() {
        return settings.size();
    }
}
