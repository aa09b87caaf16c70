package citiverse.models.roads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What one day costs while some works wait, some go on and some are done, computed once for each state of the
/// streets. Works interact, so the cost of a state is never a sum over works.
public final class WorksState {
    static final char DONE = '0';
    static final char WAITING = '1';
    static final char GOING = '2';

    private final List<Works> works;
    private final DayCost model;
    private final Map<String, Day> known = new HashMap<>();

    /// The cost of one day, given the share of capacity that each of the works leaves.
    public interface DayCost {
        Day of(double[] shares);
    }

    /// What one day costs.
    ///
    /// @param delayHours vehicle-hours more than without any works
    /// @param lostTrips trips that cannot be made at all
    /// @param cost what is minimised: the delay, with the lost trips weighted as hours
    public record Day(double delayHours, double lostTrips, double cost) {}

    WorksState(List<Works> works, DayCost model) {
        this.works = works;
        this.model = model;
    }

    Day day(char[] phases) {
        String key = key(phases);
        Day day = known.get(key);
        if (day == null) {
            day = model.of(shares(key));
            if (!Double.isFinite(day.cost())) {
                throw new IllegalStateException("the cost of a day must be finite: " + day);
            }
            known.put(key, day);
        }
        return day;
    }

    /// Phases that leave the same capacity everywhere are one state.
    private String key(char[] phases) {
        char[] key = phases.clone();
        for (int j = 0; j < key.length; j++) {
            double share = share(j, key[j]);
            key[j] = share == 1 ? DONE : share == works.get(j).before() ? WAITING : GOING;
        }
        return new String(key);
    }

    private double share(int j, char phase) {
        return switch (phase) {
            case WAITING -> works.get(j).before();
            case GOING -> works.get(j).during();
            default -> 1;
        };
    }

    private double[] shares(String key) {
        double[] shares = new double[key.length()];
        for (int j = 0; j < shares.length; j++) {
            shares[j] = share(j, key.charAt(j));
        }
        return shares;
    }

    int evaluated() {
        return known.size();
    }

    /// All phases that can occur together with at most so many going on; empty where they make more than `most`
    /// states.
    List<char[]> possible(int crews, int most) {
        var keys = new TreeSet<String>();
        var found = new ArrayList<char[]>();
        collect(new char[works.size()], 0, crews, most, keys, found);
        return keys.size() > most ? List.of() : found;
    }

    private void collect(char[] phases, int j, int crews, int most, TreeSet<String> keys, List<char[]> found) {
        if (keys.size() > most) {
            return;
        }
        if (j == phases.length) {
            keys.add(key(phases));
            found.add(phases.clone());
            return;
        }
        for (char phase : new char[] {DONE, WAITING, GOING}) {
            if (phase != GOING || crews > 0) {
                phases[j] = phase;
                collect(phases, j + 1, phase == GOING ? crews - 1 : crews, most, keys, found);
            }
        }
    }
}
