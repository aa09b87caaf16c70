package citiverse.models.air;

import java.util.ArrayList;
import java.util.List;

/// From which step each number comes, in the order of the steps.
///
/// @param steps each made from earlier ones only
public record Trace(List<Step> steps) {

    /// One step of a chain.
    ///
    /// @param makes what it makes, such as `emissions`; unique in a trace
    /// @param unit of what it makes
    /// @param from what it is made of: earlier steps, or inputs by name
    /// @param by class and method that makes it
    /// @param source where its parameters come from, assumptions named as such
    public record Step(String makes, String unit, List<String> from, String by, String source) {
        public Step {
            from = List.copyOf(from);
        }
    }

    public Trace {
        steps = List.copyOf(steps);
    }

    /// The step that made something.
    public Step of(String makes) {
        for (Step step : steps) {
            if (step.makes().equals(makes)) {
                return step;
            }
        }
        throw new IllegalArgumentException("no step makes " + makes);
    }

    /// Everything that something was made of, from the first step on, itself last.
    public List<Step> back(String makes) {
        List<Step> found = new ArrayList<>();
        collect(of(makes), found);
        return List.copyOf(found);
    }

    private void collect(Step step, List<Step> found) {
        for (String from : step.from()) {
            steps.stream()
                    .filter(earlier -> earlier.makes().equals(from))
                    .findFirst()
                    .ifPresent(earlier -> collect(earlier, found));
        }
        if (!found.contains(step)) {
            found.add(step);
        }
    }
}
