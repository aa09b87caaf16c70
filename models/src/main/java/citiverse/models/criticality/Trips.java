package citiverse.models.criticality;

import citiverse.models.access.Places;
import citiverse.models.access.TravelStreets;
import citiverse.models.access.TravelStreets.Joined;

/// People at homes, goals they want to reach, and the streets between them.
///
/// @param network the streets, in milliseconds; edges are the segments
/// @param homes where people live
/// @param people at each home; `NaN` counts as none
/// @param goals what they want to reach
/// @param leaving how homes are joined to the streets
/// @param arriving how goals are
/// @param direct milliseconds from a home to a goal on the same segment, [Network#BARRED] elsewhere
public record Trips(
        Network network, Places homes, double[] people, Places goals, Joined leaving, Joined arriving, Direct direct) {

    public Trips {
        if (people.length != homes.size()) {
            throw new IllegalArgumentException("as many numbers of people as homes are needed");
        }
    }

    /// Ways that touch no junction.
    @FunctionalInterface
    public interface Direct {
        int milliseconds(int home, int goal);
    }

    /// Joins homes and goals to streets.
    ///
    /// @param linkMetres how far one may lie from its street
    public static Trips of(TravelStreets streets, Places homes, double[] people, Places goals, double linkMetres) {
        int segments = streets.segments();
        int[] from = new int[segments];
        int[] to = new int[segments];
        int[] weight = new int[2 * segments];
        for (int s = 0; s < segments; s++) {
            from[s] = streets.from(s);
            to[s] = streets.to(s);
            weight[2 * s] = streets.milliseconds(2 * s);
            weight[2 * s + 1] = streets.milliseconds(2 * s + 1);
        }
        Joined leaving = streets.join(homes, linkMetres);
        Joined arriving = streets.join(goals, linkMetres);
        return new Trips(
                new Network(streets.vertices(), from, to, weight),
                homes,
                people,
                goals,
                leaving,
                arriving,
                (home, goal) -> streets.direct(leaving, home, arriving, goal));
    }

    /// The field of the times to one goal.
    Field toward(Network streets, int goal) {
        int segment = arriving.segment()[goal];
        int count = 0;
        int[] vertex = new int[2];
        int[] time = new int[2];
        if (segment >= 0 && arriving.ofFrom()[goal] != Network.BARRED) {
            vertex[count] = streets.from(segment);
            time[count++] = arriving.ofFrom()[goal];
        }
        if (segment >= 0 && arriving.ofTo()[goal] != Network.BARRED) {
            vertex[count] = streets.to(segment);
            time[count++] = arriving.ofTo()[goal];
        }
        return Field.toward(streets, java.util.Arrays.copyOf(vertex, count), java.util.Arrays.copyOf(time, count));
    }

    /// Time from a vertex.
    @FunctionalInterface
    interface Times {
        int from(int vertex);
    }

    /// Milliseconds from a home to a goal, or [Field#FAR].
    int time(int home, int goal, Times times) {
        int segment = leaving.segment()[home];
        if (segment < 0 || arriving.segment()[goal] < 0) {
            return Field.FAR;
        }
        int within = direct.milliseconds(home, goal);
        int best = within == Network.BARRED ? Field.FAR : within;
        best = Math.min(best, by(leaving.toFrom()[home], times.from(network.from(segment))));
        return Math.min(best, by(leaving.toTo()[home], times.from(network.to(segment))));
    }

    private static int by(int exit, int onward) {
        if (exit == Network.BARRED || onward == Field.FAR) {
            return Field.FAR;
        }
        int sum = exit + onward;
        return sum < 0 ? Field.FAR : sum;
    }
}
