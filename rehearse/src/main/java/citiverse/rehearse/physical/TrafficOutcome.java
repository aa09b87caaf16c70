package citiverse.rehearse.physical;

import citiverse.models.roads.FacilityAccess;
import citiverse.models.roads.StreetLoads;
import citiverse.models.roads.TrafficResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// Traffic under one option, state after state of its calendar.
///
/// @param base the city as it is, in the same draw
/// @param states how many days each lasts, and its equilibrium
/// @param moved true where people left their cars for another means, or came from it
record TrafficOutcome(TrafficResult base, List<Spell> states, boolean moved) {

    /// @param days how many, 1 where the question has no dates
    record Spell(double days, TrafficResult result) {}

    /// Hours that all vehicles spend on the way in one period of each day, over the days. Where trips have no
    /// way any more, their time as it was is counted in, so that cutting people off saves nothing; where
    /// people left their cars, those who still drive are counted.
    double vehicleHours() {
        double sum = 0;
        for (Spell spell : states) {
            double hours = moved
                    ? spell.result().vehicleHours()
                    : base.vehicleHours() + spell.result().delayVehicleHours();
            sum += spell.days() * hours;
        }
        return sum;
    }

    /// Kilometres that all vehicles drive in one period of each day, over the days.
    double vehicleKilometres() {
        double sum = 0;
        for (Spell spell : states) {
            sum += spell.days() * spell.result().streets().vehicleKilometres();
        }
        return sum;
    }

    /// Minutes between each place and the nearest facility, on the worst of the days.
    ///
    /// @param places how many of the trips' places count; they come first
    double[] minutes(int places, boolean responding, List<String> responders) {
        double[] worst = new double[places];
        Arrays.fill(worst, Double.NEGATIVE_INFINITY);
        for (Spell spell : states) {
            double[] now = new double[places];
            Arrays.fill(now, Double.POSITIVE_INFINITY);
            for (FacilityAccess access : spell.result().facilities()) {
                if (responders.contains(access.kind()) == responding) {
                    for (int i = 0; i < places; i++) {
                        now[i] = Math.min(now[i], access.minutes()[i]);
                    }
                }
            }
            for (int i = 0; i < places; i++) {
                worst[i] = Math.max(worst[i], Math.min(now[i], PhysicalValues.UNREACHABLE_MINUTES));
            }
        }
        return worst;
    }

    /// Flow and speed on every street, mean over the days; the streets are those of the city as it is.
    StreetLoads loads() {
        if (states.size() == 1) {
            return states.getFirst().result().streets();
        }
        StreetLoads like = base.streets();
        double days = states.stream().mapToDouble(Spell::days).sum();
        double[][] mean = new double[5][like.size()];
        for (Spell spell : states) {
            StreetLoads now = spell.result().streets();
            double share = spell.days() / days;
            for (int s = 0; s < like.size(); s++) {
                int at = now.find(like.ids()[s]);
                if (at < 0) {
                    continue;
                }
                mean[0][s] += share * now.flowAlong()[at];
                mean[1][s] += share * now.flowAgainst()[at];
                mean[2][s] += share * now.kilometresPerHourAlong()[at];
                mean[3][s] += share * now.kilometresPerHourAgainst()[at];
                mean[4][s] += share * now.saturation()[at];
            }
        }
        return new StreetLoads(like.ids(), like.metres(), mean[0], mean[1], mean[2], mean[3], mean[4]);
    }

    /// What must be said: trips without a way, streets near their capacity, an equilibrium that was not
    /// reached.
    List<String> notes() {
        var notes = new ArrayList<String>();
        double lost = 0;
        double cut = 0;
        var full = new TreeSet<String>();
        boolean converged = true;
        for (Spell spell : states) {
            lost = Math.max(lost, spell.result().lostTrips());
            cut = Math.max(cut, spell.result().peopleNewlyCutOff());
            full.addAll(spell.result().nearCapacity());
            converged &= spell.result().converged();
        }
        if (lost > 0) {
            notes.add(Math.round(lost) + " car trips in the period have no way any more");
        }
        if (cut > 0) {
            notes.add("Help by car no longer reaches " + Math.round(cut) + " people");
        }
        full.removeAll(base.nearCapacity());
        if (!full.isEmpty()) {
            notes.add(full.size()
                    + " more streets are above 0.9 of their capacity: queues there are likely and not seen");
        }
        if (!converged) {
            notes.add("The equilibrium of traffic was not reached to the gap that was asked");
        }
        return notes;
    }
}
