package citiverse.rehearse.question;

import citiverse.models.access.Decay;
import citiverse.models.access.Mode;
import citiverse.rehearse.question.Question.Aggregate;
import citiverse.rehearse.question.Question.Indicator;
import citiverse.rehearse.question.Question.Opportunity;
import citiverse.rehearse.question.Question.Reach;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Reads what is measured: of access, or of a quantity of the physical city.
final class IndicatorReader {
    private IndicatorReader() {}

    /// All indicators, exactly one of them the main one.
    static List<Indicator> read(Entry top) {
        return main(top.each("indicators", IndicatorReader::indicator));
    }

    /// A quantity is told only by a model that the question sets up.
    static void requireModels(List<Indicator> indicators, Physics physics) {
        for (Indicator indicator : indicators) {
            indicator.of().filter(quantity -> !physics.tells(quantity)).ifPresent(quantity -> {
                throw indicator
                        .where()
                        .problem(
                                "CV-QUESTION-007",
                                quantity.word() + " needs a section \"" + quantity.model() + "\" in the question")
                        .remedy("Add it, see docs/questions.md");
            });
        }
        physics.traffic().flatMap(Physics.Traffic::shift).ifPresent(shift -> {
            var access = indicators.stream()
                    .filter(indicator -> indicator.of().isEmpty() && indicator.aggregate() == Aggregate.MEAN)
                    .map(Indicator::id)
                    .toList();
            if (!access.contains(shift.indicator())) {
                throw shift.where().unknown("indicator of access with aggregate mean", shift.indicator(), access);
            }
        });
        if ((physics.air().isPresent() || physics.noise().isPresent())
                && physics.traffic().isEmpty()) {
            Where where = physics.air()
                    .map(Physics.Air::where)
                    .orElseGet(() -> physics.noise().orElseThrow().where());
            throw where.problem("CV-QUESTION-007", "air and noise come from traffic, and there is no section traffic")
                    .remedy("Add traffic: {period: 07:00-08:00, ...}");
        }
    }

    private static Indicator indicator(Entry entry) {
        var aggregate = Aggregate.valueOf(entry.text("aggregate", "").toUpperCase(Locale.ROOT));
        String id = entry.text("id", "");
        Optional<Quantity> of =
                entry.has("of") ? Optional.of(Quantity.of(entry.text("of", ""), entry.where("of"))) : Optional.empty();
        boolean moreIsBetter =
                switch (aggregate) {
                    case SHARE_WITH_ANY, FIFTEEN_MINUTE_CITY, SDG_11_2_1 -> true;
                    case MEAN, SHARE_ABOVE, TOTAL ->
                        of.map(Quantity::moreIsBetter).orElse(true);
                    case SHARE_BELOW ->
                        of.map(quantity -> !quantity.moreIsBetter()).orElse(true);
                    case GINI, THEIL, ATKINSON, PALMA, COST -> false;
                };
        if (entry.has("better")) {
            moreIsBetter = entry.text("better", "").equals("more");
        }
        return new Indicator(
                id,
                entry.text("label", id),
                aggregate,
                entry.text("group", ""),
                of.isPresent() ? quantity(entry, aggregate, of.get()) : reaches(entry, aggregate),
                of,
                entry.number("threshold", Double.NaN),
                entry.number("epsilon", 0.5),
                moreIsBetter,
                entry.number("weight", 0),
                entry.has("scale") ? OptionalDouble.of(entry.number("scale", 1)) : OptionalDouble.empty(),
                entry.flag("main", false),
                entry.where());
    }

    /// Checks an indicator of a quantity, which reaches nothing.
    private static List<Reach> quantity(Entry entry, Aggregate aggregate, Quantity of) {
        refuse(entry, List.of("access", "categories", "cutoff", "decay", "mode"));
        boolean fits =
                switch (aggregate) {
                    case TOTAL -> !of.byPlace();
                    case MEAN, GINI, THEIL, ATKINSON, PALMA, SHARE_ABOVE, SHARE_BELOW -> of.byPlace();
                    case SHARE_WITH_ANY, FIFTEEN_MINUTE_CITY, SDG_11_2_1, COST -> false;
                };
        if (!fits) {
            throw entry.where("aggregate")
                    .problem(
                            "CV-QUESTION-007",
                            of.word()
                                    + (of.byPlace() ? " has a value at each place" : " is one number of the whole city")
                                    + ", which aggregate " + entry.text("aggregate", "") + " is not made of")
                    .remedy("Write aggregate: " + (of.byPlace() ? "mean" : "total"));
        }
        if (aggregate == Aggregate.SHARE_ABOVE || aggregate == Aggregate.SHARE_BELOW) {
            require(entry, "threshold");
        }
        return List.of();
    }

    private static List<Reach> reaches(Entry entry, Aggregate aggregate) {
        var mode = entry.text("mode", aggregate == Aggregate.FIFTEEN_MINUTE_CITY ? "walk" : "transit")
                        .equals("walk")
                ? Mode.WALK
                : Mode.TRANSIT;
        return switch (aggregate) {
            case SDG_11_2_1, COST -> {
                refuse(entry, List.of("access", "categories", "cutoff", "decay", "mode"));
                yield List.of();
            }
            case FIFTEEN_MINUTE_CITY -> {
                refuse(entry, List.of("access"));
                require(entry, "categories");
                var decay = entry.has("cutoff") || entry.has("decay") ? decay(entry) : new Decay.Step(15);
                yield entry.texts("categories").stream()
                        .map(name -> new Reach(Opportunity.of(name, entry.where("categories")), mode, decay))
                        .toList();
            }
            case SHARE_ABOVE, SHARE_BELOW, TOTAL -> {
                require(entry, "of");
                yield List.of();
            }
            case MEAN, SHARE_WITH_ANY, GINI, THEIL, ATKINSON, PALMA -> {
                refuse(entry, List.of("categories", "threshold"));
                require(entry, "access");
                yield List.of(
                        new Reach(Opportunity.of(entry.text("access", ""), entry.where("access")), mode, decay(entry)));
            }
        };
    }

    private static void refuse(Entry entry, List<String> keys) {
        for (String key : keys) {
            if (entry.has(key)) {
                throw entry.where(key)
                        .problem(
                                "CV-QUESTION-007",
                                "\"" + key + "\" means nothing for aggregate " + entry.text("aggregate", ""))
                        .remedy("Leave it out");
            }
        }
    }

    private static void require(Entry entry, String key) {
        if (!entry.has(key)) {
            throw entry.where()
                    .problem("CV-QUESTION-007", "aggregate " + entry.text("aggregate", "") + " needs \"" + key + '"')
                    .remedy("Add it");
        }
    }

    private static Decay decay(Entry entry) {
        if (entry.has("cutoff") == entry.has("decay")) {
            throw entry.where()
                    .problem("CV-QUESTION-007", "either \"cutoff\" or \"decay\" is needed, and not both")
                    .remedy("Write for instance cutoff: 30");
        }
        if (entry.has("cutoff")) {
            return new Decay.Step(entry.number("cutoff", 0));
        }
        Entry form = entry.child("decay").orElseThrow();
        try {
            return switch (form.text("kind", "")) {
                case "step" -> new Decay.Step(form.number("minutes", Double.NaN));
                case "exponential" -> new Decay.Exponential(form.number("per_minute", Double.NaN));
                case "half_life" -> new Decay.HalfLife(form.number("minutes", Double.NaN));
                case "logistic" ->
                    new Decay.Logistic(form.number("median", Double.NaN), form.number("deviation", Double.NaN));
                case "linear" -> new Decay.Linear(form.number("minutes", Double.NaN), form.number("width", Double.NaN));
                default -> new Decay.Gravity(form.number("beta", Double.NaN), form.number("minutes", 1));
            };
        } catch (IllegalArgumentException wrong) {
            throw form.where()
                    .problem("CV-QUESTION-007", wrong.getMessage())
                    .remedy("See docs/questions.md for what each decay needs")
                    .causedBy(wrong);
        }
    }

    /// Exactly one main indicator: the declared one, else the first of greatest weight.
    private static List<Indicator> main(List<Indicator> all) {
        long declared = all.stream().filter(Indicator::main).count();
        if (declared > 1) {
            throw all.stream()
                    .filter(Indicator::main)
                    .toList()
                    .get(1)
                    .where()
                    .problem("CV-QUESTION-007", "two indicators are main")
                    .remedy("Keep one");
        }
        if (all.stream().anyMatch(i -> i.main() && !i.byPlace()) || all.stream().noneMatch(Indicator::byPlace)) {
            throw all.getFirst()
                    .where()
                    .problem("CV-QUESTION-007", "the main indicator must have a value at each place")
                    .remedy("Make one that has a value at each place the main one");
        }
        if (declared == 1) {
            return all;
        }
        Indicator best = all.stream()
                .filter(Indicator::byPlace)
                .reduce((a, b) -> b.weight() > a.weight() ? b : a)
                .orElseThrow();
        return all.stream().map(i -> i == best ? i.asMain() : i).toList();
    }
}
