package citiverse.models.validation;

import java.util.List;

/// What is known about how far a model can be trusted; carried with its results and shown beside them.
///
/// @param model the model, in words
/// @param status whether it passed a test against measurements
/// @param tests what was tested, on what, with which figures
/// @param notTested what the tests say nothing about
public record Validation(String model, Status status, List<Test> tests, String notTested) {

    /// Whether a model passed.
    public enum Status {
        /// At least one test against measurements was passed, within the limits that [Validation#notTested]
        /// names.
        VALIDATED,
        /// Not tested against measurements, or not passed: good for a first look, not for a decision alone.
        EXPLORATORY
    }

    /// One test.
    ///
    /// @param against the measurements or the other program
    /// @param asked what the figures had to reach
    /// @param figures what they are
    /// @param passed whether they reach it
    public record Test(String against, String asked, String figures, boolean passed) {}

    public Validation {
        tests = List.copyOf(tests);
    }

    /// True where the model must be shown as exploratory.
    public boolean isExploratory() {
        return status == Status.EXPLORATORY;
    }
}
