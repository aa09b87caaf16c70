package citiverse.models.sun;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;

/// A set of rules by which daylight and sunlight are judged. Plain data: edit a copy where a place has other
/// rules.
///
/// @param name of the set
/// @param source where the rules stand
/// @param note how far they can be relied on, and what they are not
/// @param rules in order
public record Criteria(String name, String source, String note, List<Rule> rules) {

    public Criteria {
        rules = List.copyOf(rules);
    }

    /// What a rule looks at.
    public enum Quantity {
        /// Vertical sky component, percent.
        SKY_COMPONENT,
        /// Annual probable sunlight hours over those of open ground, percent.
        PROBABLE_YEAR,
        /// Probable sunlight hours of the winter half over those of the year on open ground, percent.
        PROBABLE_WINTER,
        /// Hours of direct sun on a date.
        DATE_HOURS,
        /// Share of an open space that has its hours on a date, percent of area.
        SUNLIT_AREA
    }

    /// One rule. It is met where the value after is at least `atLeast`, or at least `keptShare` of the value
    /// before, or where the loss of annual sunlight hours is not more than `mostLoss` points.
    ///
    /// @param id short name
    /// @param text the rule in words
    /// @param quantity what it looks at
    /// @param from first day of the year that it may be judged on, for rules of a date
    /// @param to last day
    /// @param hours of sun that count as sunlit, for [Quantity#SUNLIT_AREA]
    /// @param atLeast threshold, in the unit of the quantity
    /// @param keptShare of the value before that is enough; 0 where the rule has no such way out
    /// @param mostLoss points of annual probable sunlight hours; 0 where the rule has no such way out
    /// @param equatorward true where it applies only to surfaces that face within 90° of the equator
    public record Rule(
            String id,
            String text,
            Quantity quantity,
            MonthDay from,
            MonthDay to,
            double hours,
            double atLeast,
            double keptShare,
            double mostLoss,
            boolean equatorward) {}

    /// How a rule comes out.
    public enum Verdict {
        MET,
        NOT_MET,
        /// The rule is not made for such a receptor, or none of the dates can be judged by it.
        NOT_APPLICABLE
    }

    /// A rule and how it came out.
    ///
    /// @param before value before, `NaN` where not applicable
    /// @param value value after, to be held against the rule's threshold; `NaN` where not applicable
    public record Check(Rule rule, double before, double value, Verdict verdict) {}

    private static final MonthDay EQUINOX = MonthDay.of(3, 21);
    private static final MonthDay FEBRUARY = MonthDay.of(2, 1);
    private static final String UNREAD =
            "known from literature, not re-read in the paid original: confirm before relying on it. ";

    /// Site layout planning for daylight and sunlight, Building Research Establishment, 2022.
    public static final Criteria BRE_209 = new Criteria(
            "BRE 209",
            "Littlefair, King, Howlett, Ticleanu, Longfield: Site layout planning for "
                    + "daylight and sunlight: a guide to "
                    + "good practice, BR 209, BRE 2022",
            UNREAD + "A guide without force of law. Sunlight hours need sunshine statistics of the place.",
            List.of(
                    rule(
                            "vsc",
                            "the vertical sky component is 27 % or more, or 0.8 times its former value or more",
                            Quantity.SKY_COMPONENT,
                            EQUINOX,
                            0,
                            27,
                            0.8,
                            0,
                            false),
                    rule(
                            "apsh-year",
                            "annual probable sunlight hours are 25 % or more, or 0.8 times their former "
                                    + "value or more, or "
                                    + "not more than 4 points are lost; windows facing within 90° of the equator",
                            Quantity.PROBABLE_YEAR,
                            EQUINOX,
                            0,
                            25,
                            0.8,
                            4,
                            true),
                    rule(
                            "apsh-winter",
                            "probable sunlight hours from 21 September to 21 March are 5 % or more, or 0.8 times their "
                                    + "former value or more, or not more than 4 points of the year are lost; windows "
                                    + "facing within 90° of the equator",
                            Quantity.PROBABLE_WINTER,
                            EQUINOX,
                            0,
                            5,
                            0.8,
                            4,
                            true),
                    rule(
                            "open-space",
                            "half of an open space or more has 2 hours of sun or more on 21 March, or 0.8 times its "
                                    + "former area or more",
                            Quantity.SUNLIT_AREA,
                            EQUINOX,
                            2,
                            50,
                            0.8,
                            0,
                            false)));

    /// Daylight in buildings, exposure to sunlight.
    public static final Criteria EN_17037 = new Criteria(
            "EN 17037",
            "EN 17037:2018+A1:2021, Daylight in buildings, clause on exposure to sunlight",
            UNREAD
                    + "It is meant for one habitable room of a dwelling, at the inner side of the "
                    + "opening, 1.2 m or more "
                    + "above the floor and 0.3 m or more above the sill, and counts the sun from an "
                    + "altitude that depends "
                    + "on latitude: set the least altitude of the sun.",
            List.of(
                    rule(
                            "sun-minimum",
                            "1.5 hours of sun or more on one date from 1 February to 21 March",
                            Quantity.DATE_HOURS,
                            FEBRUARY,
                            0,
                            1.5,
                            0,
                            0,
                            false),
                    rule(
                            "sun-medium",
                            "3 hours of sun or more on one date from 1 February to 21 March",
                            Quantity.DATE_HOURS,
                            FEBRUARY,
                            0,
                            3,
                            0,
                            0,
                            false),
                    rule(
                            "sun-high",
                            "4 hours of sun or more on one date from 1 February to 21 March",
                            Quantity.DATE_HOURS,
                            FEBRUARY,
                            0,
                            4,
                            0,
                            0,
                            false)));

    private static Rule rule(
            String id,
            String text,
            Quantity quantity,
            MonthDay from,
            double hours,
            double atLeast,
            double keptShare,
            double mostLoss,
            boolean equatorward) {
        return new Rule(id, text, quantity, from, EQUINOX, hours, atLeast, keptShare, mostLoss, equatorward);
    }

    /// Judges one receptor by every rule that looks at receptors.
    public List<Check> judge(SunResult before, SunResult after, int receptor) {
        var checks = new ArrayList<Check>();
        double yearBefore = 100 * before.probableYear(receptor);
        double yearAfter = 100 * after.probableYear(receptor);
        for (Rule rule : rules) {
            int date = date(rule, after.model().settings());
            boolean applies = rule.quantity() != Quantity.SUNLIT_AREA
                    && (rule.quantity() != Quantity.DATE_HOURS || date >= 0)
                    && (!rule.equatorward() || equatorward(after.model(), receptor));
            if (!applies) {
                checks.add(new Check(rule, Double.NaN, Double.NaN, Verdict.NOT_APPLICABLE));
                continue;
            }
            double had = value(rule, date, before, receptor);
            double has = value(rule, date, after, receptor);
            checks.add(new Check(rule, had, has, verdict(rule, had, has, yearBefore - yearAfter)));
        }
        return checks;
    }

    /// Judges an open space by every rule that looks at areas.
    ///
    /// @param subject place in the list of subjects of the receptors
    public List<Check> judgeOpenSpace(SunResult before, SunResult after, int subject) {
        var checks = new ArrayList<Check>();
        for (Rule rule : rules) {
            int date = date(rule, after.model().settings());
            if (rule.quantity() == Quantity.SUNLIT_AREA && date >= 0) {
                double had = sunlit(before, date, rule.hours(), subject);
                double has = sunlit(after, date, rule.hours(), subject);
                checks.add(new Check(rule, had, has, verdict(rule, had, has, Double.POSITIVE_INFINITY)));
            }
        }
        return checks;
    }

    private static Verdict verdict(Rule rule, double before, double after, double yearLoss) {
        if (Double.isNaN(after)) {
            return Verdict.NOT_APPLICABLE;
        }
        boolean met = after >= rule.atLeast()
                || rule.keptShare() > 0 && before > 0 && after >= rule.keptShare() * before
                || rule.mostLoss() > 0 && yearLoss <= rule.mostLoss();
        return met ? Verdict.MET : Verdict.NOT_MET;
    }

    private static double value(Rule rule, int date, SunResult result, int receptor) {
        return switch (rule.quantity()) {
            case SKY_COMPONENT -> 100 * result.skyComponent(receptor);
            case PROBABLE_YEAR -> 100 * result.probableYear(receptor);
            case PROBABLE_WINTER -> 100 * result.probableWinter(receptor);
            case DATE_HOURS -> result.dateHours(date, receptor);
            case SUNLIT_AREA -> Double.NaN;
        };
    }

    private static double sunlit(SunResult result, int date, double hours, int subject) {
        Receptors receptors = result.model().receptors();
        double lit = 0;
        double all = 0;
        for (int r = 0; r < receptors.size(); r++) {
            if (receptors.subject()[r] == subject) {
                all += receptors.squareMetres()[r];
                lit += result.dateHours(date, r) >= hours ? receptors.squareMetres()[r] : 0;
            }
        }
        return all > 0 ? 100 * lit / all : Double.NaN;
    }

    /// The first of the dates that a rule may be judged on, -1 where there is none.
    private static int date(Rule rule, SunSettings settings) {
        for (int d = 0; d < settings.dates().size(); d++) {
            LocalDate date = settings.dates().get(d);
            MonthDay day = MonthDay.from(date);
            if (!day.isBefore(rule.from()) && !day.isAfter(rule.to())) {
                return d;
            }
        }
        return -1;
    }

    private static boolean equatorward(SunModel model, int receptor) {
        double north = model.receptors().normalNorth()[receptor];
        return model.form().plane().latitude() >= 0 ? north <= 1e-6 : north >= -1e-6;
    }
}
