package citiverse.models.decision;

import java.util.List;

/// Social return on investment: present value of what changes for people, per unit of money put in (SROI guide 2012).
///
/// SROI = Σ_t Σ_outcomes quantity · proxy · (1 − deadweight)(1 − attribution)(1 − displacement)(1 − drop-off)^(t−1)
/// / (1 + r)^t over the present value of the inputs. Money is of one currency and one year.
///
/// @param benefits present value of all outcomes
/// @param inputs present value of what is put in
public record SocialReturn(double benefits, double inputs) {

    /// One thing that changes.
    ///
    /// @param quantity how much of it a year, before any deduction
    /// @param proxy money that stands for one of it
    /// @param deadweight share that would have come anyway, 0 to 1
    /// @param attribution share that others brought about, 0 to 1
    /// @param displacement share that is taken away elsewhere, 0 to 1
    /// @param dropOff share lost from each year to the next, 0 to 1
    /// @param years how many years it lasts, its value falling due at the end of each
    public record Outcome(
            double quantity,
            double proxy,
            double deadweight,
            double attribution,
            double displacement,
            double dropOff,
            int years) {

        public Outcome {
            share("deadweight", deadweight);
            share("attribution", attribution);
            share("displacement", displacement);
            share("drop-off", dropOff);
            if (years < 0) {
                throw new IllegalArgumentException("years must be at least 0, not " + years);
            }
        }

        /// Value of the first year, after deductions.
        public double firstYear() {
            return quantity * proxy * (1 - deadweight) * (1 - attribution) * (1 - displacement);
        }

        /// @param rate discount rate a year, greater than −1
        public double presentValue(double rate) {
            double sum = 0;
            double value = firstYear();
            double discount = 1;
            for (int year = 1; year <= years; year++) {
                discount /= 1 + rate;
                sum += value * discount;
                value *= 1 - dropOff;
            }
            return sum;
        }

        private static void share(String what, double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(what + " lies between 0 and 1, not at " + share);
            }
        }
    }

    /// @param rate discount rate a year, greater than −1
    /// @param inputs present value of what is put in
    public static SocialReturn of(List<Outcome> outcomes, double rate, double inputs) {
        if (!(rate > -1)) {
            throw new IllegalArgumentException("the discount rate must be greater than -1, not " + rate);
        }
        double benefits = 0;
        for (Outcome outcome : outcomes) {
            benefits += outcome.presentValue(rate);
        }
        return new SocialReturn(benefits, inputs);
    }

    /// Value per unit of money put in.
    public double ratio() {
        return benefits / inputs;
    }
}
