package citiverse.rehearse.analysis;

import citiverse.models.access.AccessSettings;
import citiverse.rehearse.Comparison;
import citiverse.rehearse.question.Quantity;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.Question.Indicator;
import citiverse.rehearse.question.Question.Opportunity;
import citiverse.rehearse.question.Question.Purpose;
import citiverse.rehearse.run.Case;
import citiverse.rehearse.run.Sampling;
import citiverse.twin.LayerSchema;
import citiverse.twin.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a comparison says of what it was made from, and of what it does not see.
final class Inputs {
    private final Case about;
    private final Sampling sampling;

    Inputs(Case about, Sampling sampling) {
        this.about = about;
        this.sampling = sampling;
    }

    Comparison.Inputs of(long seed, int draws, String engine) {
        var sources = about.snapshot().sources().stream()
                .sorted(Comparator.comparing(Source::id))
                .map(s -> new Comparison.SourceText(s.id(), s.title(), s.licence(), s.attribution(), s.sha256()))
                .toList();
        return new Comparison.Inputs(
                about.snapshot().hash(),
                about.snapshot().asOf().toString(),
                about.question().sha256(),
                seed,
                draws,
                engine,
                settings(),
                sources);
    }

    private List<String> settings() {
        AccessSettings s = about.question().travel();
        var all = new ArrayList<>(List.of(
                "date=" + s.date(),
                "window=" + clock(s.windowStartSeconds()) + '-' + clock(s.windowEndSeconds()),
                "percentile=" + s.percentile(),
                "max_minutes=" + s.maxTripMinutes(),
                "walk_kmh=" + plain(Math.rint(s.walkMetresPerSecond() * 3_600_000) / 1_000_000),
                "max_walk_minutes=" + s.maxWalkMinutes(),
                "max_rides=" + s.maxRides(),
                "board_slack_seconds=" + s.boardSlackSeconds(),
                "egress_metres=" + plain(s.egressMetres()),
                "transfer_metres=" + plain(s.transferMetres()),
                "link_metres=" + plain(s.linkMetres()),
                "slopes=" + s.slopes(),
                "phases=" + s.phases(),
                "method=" + (about.question().draws().sobol() ? "sobol" : "lhs"),
                "people=" + about.question().people().layer() + '.'
                        + about.question()
                                .people()
                                .spread()
                                .map(spread -> "floor_area(" + plain(spread.total()) + ')')
                                .orElse(about.question().people().population()),
                "purpose=" + about.question().purpose().name().toLowerCase(Locale.ROOT)));
        about.physical().ifPresent(physical -> all.addAll(physical.settings()));
        all.sort(Comparator.naturalOrder());
        return all;
    }

    private static String clock(int seconds) {
        return String.format(Locale.ROOT, "%02d:%02d", seconds / 3600, seconds / 60 % 60);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /// UCUM unit of an indicator; where a column has none, or features are counted, an annotation with its
    /// name; the currency for costs.
    static String unit(Case about, Indicator indicator) {
        return switch (indicator.aggregate()) {
            case TOTAL -> indicator.of().orElseThrow().unit();
            case MEAN -> {
                if (indicator.of().isPresent()) {
                    yield indicator.of().get().unit();
                }
                Opportunity reached = indicator.reaches().getFirst().opportunity();
                yield about.snapshot()
                        .layer(reached.layer())
                        .flatMap(layer -> layer.column(reached.column()))
                        .map(LayerSchema.Column::unit)
                        .filter(unit -> !unit.isEmpty() && !unit.equals("1"))
                        .orElse('{' + (reached.column().isEmpty() ? reached.layer() : reached.column()) + '}');
            }
            case SHARE_WITH_ANY, FIFTEEN_MINUTE_CITY, SDG_11_2_1, SHARE_ABOVE, SHARE_BELOW -> "%";
            case GINI, THEIL, ATKINSON, PALMA -> "1";
            case COST ->
                about.question().currency().isEmpty()
                        ? "1"
                        : about.question()
                                .currency()
                                .substring(0, about.question().currency().indexOf(' '));
        };
    }

    /// Where its method is told.
    static String method(Indicator indicator) {
        return switch (indicator.aggregate()) {
            case MEAN, SHARE_WITH_ANY, SHARE_ABOVE, SHARE_BELOW, TOTAL ->
                "methods/" + indicator.of().map(Quantity::method).orElse("access") + ".md";
            case FIFTEEN_MINUTE_CITY, SDG_11_2_1 -> "methods/sdg.md";
            case GINI, THEIL, ATKINSON, PALMA -> "methods/equity.md";
            case COST -> "questions.md";
        };
    }

    /// What the models do not see.
    List<String> limits(int[] gaps) {
        Question question = about.question();
        var limits = new ArrayList<String>();
        if (question.indicators().stream().anyMatch(i -> i.of().isEmpty() && i.byPlace())) {
            limits.add("Travel on foot and by timetable: crowding, delays and cars are not modelled, and nobody moves"
                    + " house or changes work because of an option.");
        }
        question.people()
                .spread()
                .ifPresent(spread -> limits.add("People are not counted house by house: " + plain(spread.total())
                        + " are spread over the floor area of the buildings that people live in."));
        if (sampling.draws() == 1) {
            limits.add("One draw: intervals tell how the futures differ, not how uncertain the models are.");
        } else {
            limits.add("Intervals hold what was drawn ("
                    + String.join(
                            ", ",
                            sampling.parameters().stream()
                                    .map(Question.Parameter::label)
                                    .toList())
                    + ") and the futures declared, nothing else.");
        }
        if (question.futures().size() == 1
                && question.futures().getFirst().effects().isEmpty()) {
            limits.add("One future: the city is taken to stay as it is.");
        }
        if (question.purpose() == Purpose.CRITICALITY) {
            limits.add("Ranked by what the city would lose: the first is the most critical. Each closure stands alone;"
                    + " closures at the same time may cost more than their sum.");
        }
        if (about.demand().missing() > 0) {
            limits.add(
                    about.demand().missing() + " places of " + question.people().layer() + " have no known "
                            + question.people().population() + "; they count as nobody.");
        }
        missing(limits);
        about.physical().ifPresent(physical -> limits.addAll(physical.limits()));
        for (int k = 0; k < gaps.length; k++) {
            if (gaps[k] > 0) {
                limits.add("The indicator " + question.indicators().get(k).id() + " has no value in " + gaps[k]
                        + " cases; in the score it counts as unchanged there.");
            }
        }
        return limits;
    }

    private void missing(List<String> limits) {
        Map<String, Long> missing = new LinkedHashMap<>();
        for (Indicator indicator : about.question().indicators()) {
            indicator
                    .reaches()
                    .forEach(reach -> missing.computeIfAbsent(
                            reach.opportunity().name(),
                            name -> reach.opportunity().column().isEmpty()
                                    ? 0L
                                    : about
                                            .snapshot()
                                            .features(reach.opportunity().layer())
                                            .stream()
                                            .filter(f -> f.properties()
                                                    .number(reach.opportunity().column())
                                                    .isEmpty())
                                            .count()));
        }
        missing.forEach((name, count) -> {
            if (count > 0) {
                limits.add(count + " places have no known " + name + "; they count as none.");
            }
        });
    }
}
