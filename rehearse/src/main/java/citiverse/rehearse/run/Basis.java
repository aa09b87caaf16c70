package citiverse.rehearse.run;

import citiverse.models.access.AccessSettings;
import citiverse.models.access.Decay;
import citiverse.models.access.Mode;
import citiverse.rehearse.options.Option;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.Question.Aggregate;
import citiverse.rehearse.question.Question.Indicator;
import citiverse.rehearse.question.Question.Opportunity;
import citiverse.rehearse.question.Question.Reach;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures that share their destinations and settings.
///
/// There are at most two: what the question asks for, measured as it says, and stops of public transport, measured
/// in metres on foot.
///
/// @param supply what there is to reach
/// @param measures what is counted
/// @param byIndicator for each indicator, which of the measures it is made of; empty where it is of the other basis
/// @param walkedMetres true where settings are those of distances, not those drawn
record Basis(Supply supply, List<Measure> measures, List<int[]> byIndicator, boolean walkedMetres) {

    /// The bases that a question needs.
    static List<Basis> of(Snapshot base, Question question, List<Option> options) {
        var bases = new ArrayList<Basis>();
        var asked = question.indicators().stream()
                .map(i -> i.aggregate() == Aggregate.SDG_11_2_1 ? List.<Reach>of() : i.reaches())
                .toList();
        if (asked.stream().anyMatch(reaches -> !reaches.isEmpty())) {
            asked.forEach(reaches -> reaches.forEach(reach -> Supply.check(base, reach.opportunity())));
            bases.add(of(base, question, options, asked, Supply::columns, false));
        }
        if (question.indicators().stream().anyMatch(i -> i.aggregate() == Aggregate.SDG_11_2_1)) {
            var stops = question.indicators().stream()
                    .map(i -> i.aggregate() == Aggregate.SDG_11_2_1 ? Stops.reaches(i.where()) : List.<Reach>of())
                    .toList();
            bases.add(of(base, question, options, stops, Stops::read, true));
        }
        return List.copyOf(bases);
    }

    private static Basis of(
            Snapshot base,
            Question question,
            List<Option> options,
            List<List<Reach>> reaches,
            Supply.Reading reading,
            boolean walkedMetres) {
        Map<String, Opportunity> kinds = new LinkedHashMap<>();
        reaches.forEach(
                list -> list.forEach(r -> kinds.putIfAbsent(r.opportunity().name(), r.opportunity())));
        var names = List.copyOf(kinds.keySet());
        var supply = new Supply(base, List.copyOf(kinds.values()), options, question.futures(), reading);
        int most = (walkedMetres ? Stops.MOST_MINUTES : question.travel().maxTripMinutes()) * 60 + 60;
        var measures = new ArrayList<Measure>();
        var byIndicator = new ArrayList<int[]>();
        for (List<Reach> list : reaches) {
            int[] made = new int[list.size()];
            for (int r = 0; r < made.length; r++) {
                Reach reach = list.get(r);
                made[r] = index(measures, names.indexOf(reach.opportunity().name()), reach.mode(), reach.decay(), most);
            }
            byIndicator.add(made);
        }
        return new Basis(supply, List.copyOf(measures), List.copyOf(byIndicator), walkedMetres);
    }

    private static int index(List<Measure> measures, int opportunity, Mode mode, Decay decay, int most) {
        for (int m = 0; m < measures.size(); m++) {
            if (measures.get(m).is(opportunity, mode, decay)) {
                return m;
            }
        }
        measures.add(new Measure(opportunity, mode, decay, most));
        return measures.size() - 1;
    }

    /// How travel is measured in a draw.
    AccessSettings settings(AccessSettings drawn) {
        if (!walkedMetres) {
            return drawn;
        }
        return new AccessSettings(
                drawn.date(),
                drawn.windowStartSeconds(),
                drawn.windowEndSeconds(),
                50,
                Stops.MOST_MINUTES,
                Stops.METRES_PER_SECOND,
                Stops.MOST_MINUTES,
                0,
                0,
                drawn.egressMetres(),
                drawn.transferMetres(),
                drawn.linkMetres(),
                false,
                1,
                1);
    }

    /// True where public transport is ridden.
    boolean rides() {
        return measures.stream().anyMatch(measure -> measure.mode() == Mode.TRANSIT);
    }

    /// Whether an indicator is made here.
    boolean makes(Indicator indicator, List<Indicator> all) {
        return byIndicator.get(all.indexOf(indicator)).length > 0;
    }
}
