package citiverse.report.table;

/// The rows of the tables. A value that may be missing is boxed.
final class Rows {
    private Rows() {}

    /// One option.
    ///
    /// @param cost in the currency of the next column
    /// @param currency currency and year
    record Option(
            String option,
            String label,
            String about,
            String notes,
            String branchSha256,
            Double longitudeDegrees,
            Double latitudeDegrees,
            Double cost,
            String currency,
            int rank,
            int tie,
            boolean pareto,
            double scorePoints,
            double chanceOfBest,
            double expectedRegretPoints,
            double greatestRegretPoints,
            double gainingPeople,
            double losingPeople,
            double unchangedPeople) {}

    /// One indicator of one option, over all futures (`future` empty) or in one of them (then only its mean
    /// and its change are known).
    record Indicator(
            String option,
            String indicator,
            String unit,
            String future,
            Double mean,
            Double low,
            Double high,
            Double change,
            Double changeLow,
            Double changeHigh) {}

    /// The main indicator at one place under one option; `base` for the city as it is.
    record Place(
            String place,
            double longitudeDegrees,
            double latitudeDegrees,
            double populationPeople,
            String option,
            String indicator,
            String unit,
            Double value,
            Double change) {}

    /// The main indicator for one group of people under one option.
    record Group(
            String option,
            String dimension,
            String group,
            double people,
            String indicator,
            String unit,
            Double before,
            Double after,
            double gainingPeople,
            double losingPeople) {}

    /// What would change the first place; `to_value` and `winner` are missing where nothing in the range does.
    record Flip(
            String kind,
            String subject,
            String unit,
            double fromValue,
            Double toValue,
            double low,
            double high,
            String winner) {}

    /// One number of a table that lets people follow a number.
    ///
    /// @param id kind of table, such as `chain`
    /// @param option that it is told of
    /// @param row of the table, from 1
    /// @param line name of the place, thing or step
    /// @param column what the number is, such as `before`
    /// @param unit UCUM unit
    /// @param madeBy the step that made it, may be empty
    record Evidence(
            String id, String option, int row, String line, String column, String unit, Double value, String madeBy) {}
}
