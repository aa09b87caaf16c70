package citiverse.models.criticality;

import java.util.List;

/// What it means that a part is lost, with the times of free streets.
///
/// @param part what is lost
/// @param people whose way to the nearest goal gets longer or ends
/// @param peopleCutOff of them, those who reach no goal any more and did before
/// @param personMinutes Σ people × minutes that the way to the nearest goal gets longer, over those not cut off
/// @param longestMinutes the most that the way to the nearest goal gets longer for anyone not cut off
/// @param lostAccess ΔA = Σ p·[A − A without], A = Σ f(t) over the goals
/// @param ties one for each goal that somebody's shortest way to gets longer or ends, in the order of the goals
public record Loss(
        Part part,
        double people,
        double peopleCutOff,
        double personMinutes,
        double longestMinutes,
        double lostAccess,
        List<Tie> ties) {

    /// Mean minutes of those whose way to the nearest goal gets longer and is not cut off; 0 where there are
    /// none.
    public double meanMinutes() {
        double delayed = people - peopleCutOff;
        return delayed > 0 ? personMinutes / delayed : 0;
    }

    /// How one goal hangs on the part.
    ///
    /// @param goal index of it
    /// @param people whose shortest way to this goal gets longer or ends
    /// @param peopleNearest of them, those who have no nearer goal
    /// @param peopleCutOff of them, those who do not reach this goal any more
    /// @param personMinutes Σ people × minutes longer, over those not cut off
    /// @param longestMinutes the most that it gets longer for anyone not cut off
    /// @param homes one by one, in their order
    public record Tie(
            int goal,
            double people,
            double peopleNearest,
            double peopleCutOff,
            double personMinutes,
            double longestMinutes,
            List<Home> homes) {

        /// Mean minutes of those not cut off; 0 where there are none.
        public double meanMinutes() {
            double delayed = people - peopleCutOff;
            return delayed > 0 ? personMinutes / delayed : 0;
        }
    }

    /// A home whose shortest way to a goal goes over the part.
    ///
    /// @param home index of it
    /// @param nearest true where no other goal was nearer
    /// @param minutes as it is
    /// @param minutesWithout without the part; infinite where the goal is then not reached
    public record Home(int home, boolean nearest, double minutes, double minutesWithout) {}
}
