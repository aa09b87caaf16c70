package citiverse.rehearse.run;

import citiverse.models.access.AccessRun;
import java.util.Arrays;

/// How an option differs from the city as it is, compiled for one basis and draw.
///
/// @param travel what it changes in travel, null where nothing
/// @param opportunity index of each opportunity that changes somewhere
/// @param place where it changes
/// @param before parts today's amount is of, `[future][change]`
/// @param after parts the new amount is of, `[future][change]`
record Difference(AccessRun.Option travel, int[] opportunity, int[] place, long[][] before, long[][] after) {

    /// Compares two states of the supply.
    static Difference of(AccessRun.Option travel, Supply supply, double[][] today, double[][] changed, int futures) {
        int[] opportunity = new int[16];
        int[] place = new int[16];
        int count = 0;
        for (int k = 0; k < today.length && changed != today; k++) {
            for (int j = 0; j < today[k].length; j++) {
                if (today[k][j] != changed[k][j]) {
                    if (count == place.length) {
                        opportunity = Arrays.copyOf(opportunity, 2 * count);
                        place = Arrays.copyOf(place, 2 * count);
                    }
                    opportunity[count] = k;
                    place[count++] = j;
                }
            }
        }
        long[][] before = new long[futures][count];
        long[][] after = new long[futures][count];
        for (int f = 0; f < futures; f++) {
            for (int c = 0; c < count; c++) {
                before[f][c] = supply.units(today[opportunity[c]][place[c]], f, opportunity[c], place[c]);
                after[f][c] = supply.units(changed[opportunity[c]][place[c]], f, opportunity[c], place[c]);
            }
        }
        return new Difference(travel, Arrays.copyOf(opportunity, count), Arrays.copyOf(place, count), before, after);
    }

    boolean movesNothing() {
        return travel == null && place.length == 0;
    }
}
