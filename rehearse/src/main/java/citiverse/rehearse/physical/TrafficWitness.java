package citiverse.rehearse.physical;

import citiverse.models.air.AirChain;
import citiverse.models.air.Pollutant;
import citiverse.models.air.Species;
import citiverse.models.roads.FacilityAccess;
import citiverse.models.roads.StreetLoads;
import citiverse.models.roads.TrafficResult;
import citiverse.rehearse.Comparison.Evidence;
import citiverse.rehearse.Comparison.Heading;
import citiverse.rehearse.Comparison.Line;
import citiverse.rehearse.options.Naming;
import citiverse.rehearse.options.Option;
import citiverse.twin.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How an option's numbers came about: from trips to flows, emissions, concentrations, people and inequality,
/// each with the step that made it.
final class TrafficWitness {
    private static final int MOST_LINES = 40;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double GRAMS_PER_KILOGRAM = 1000;
    private static final double FULL = 0.9;

    private final PhysicalCity city;
    private final Option option;
    private final TrafficOutcome before;
    private final TrafficOutcome after;
    private final DrawnCity drawn;
    private final Naming naming;

    TrafficWitness(PhysicalCity city, DrawnCity drawn, Option base, Option option, double[] accessRatio) {
        this.city = city;
        this.option = option;
        this.drawn = drawn;
        this.before = drawn.traffic(base, new double[0]);
        this.after = drawn.traffic(option, accessRatio);
        this.naming = new Naming(city.snapshot());
    }

    List<Evidence> tables(Option base) {
        var tables = new ArrayList<Evidence>();
        tables.add(chain(base));
        if (after.states().stream().allMatch(spell -> spell.result() == before.base())) {
            return tables;
        }
        tables.add(bracket());
        emergency().ifPresent(tables::add);
        if (city.calendar().dated()) {
            tables.add(works());
            tables.add(states());
        }
        links().ifPresent(tables::add);
        cutOff().ifPresent(tables::add);
        return tables;
    }

    private Evidence table(String id, List<Line> lines, Heading... columns) {
        return new Evidence(id, option.id(), List.of(columns), lines);
    }

    private static Line step(String id, String unit, double was, double is, String madeBy) {
        return new Line("chain." + id, unit, new double[] {was, is, is - was}, madeBy);
    }

    private Evidence chain(Option base) {
        var lines = new ArrayList<Line>();
        String period = before.base().period();
        lines.add(step(
                "trips",
                "1",
                before.base().trips(),
                after.states().stream()
                        .mapToDouble(spell -> spell.result().trips())
                        .min()
                        .orElse(Double.NaN),
                "people and destinations, gravity model of the period " + period + " (models.roads.Gravity)"));
        lines.add(step(
                "vehicle_hours",
                "h",
                before.vehicleHours(),
                after.vehicleHours(),
                "trips and streets, user equilibrium (models.traffic.Equilibrium), relative gap "
                        + city.traffic().orElseThrow().asked().gap()));
        lines.add(step(
                "vehicle_kilometres",
                "km",
                before.vehicleKilometres(),
                after.vehicleKilometres(),
                "flows of the equilibrium times lengths of streets"));
        city.air().ifPresent(air -> chainOfAir(base, air, lines));
        return table("chain", lines, new Heading("before", ""), new Heading("after", ""), new Heading("change", ""));
    }

    private void chainOfAir(Option base, AirPart air, List<Line> lines) {
        AirChain.Result was = drawn.air(before, base);
        AirChain.Result is = drawn.air(after, option);
        double[] metres = air.metres();
        String emitted = was.trace().of("emissions").by() + ", from flows and speeds: "
                + was.trace().of("emissions").source();
        for (Species species : List.of(Species.NOX, Species.PM2_5, Species.PM10)) {
            lines.add(step(
                    "emission." + word(species.name()),
                    "kg/d",
                    perDay(was.emissions().of(species), metres),
                    perDay(is.emissions().of(species), metres),
                    emitted));
        }
        String dispersed = was.trace().of("concentrations").by() + ", from emissions: "
                + was.trace().of("transfer").source() + "; "
                + was.trace().of("concentrations").source();
        for (Pollutant pollutant : Pollutant.values()) {
            lines.add(step(
                    "concentration." + word(pollutant.name()),
                    "ug/m3",
                    mean(was.concentrations().of(pollutant)),
                    mean(is.concentrations().of(pollutant)),
                    dispersed));
        }
        AirChain.Shared one = was.exposure().get(Pollutant.NO2);
        AirChain.Shared other = is.exposure().get(Pollutant.NO2);
        lines.add(step(
                "exposure.no2",
                "ug/m3",
                one.everyone().mean(),
                other.everyone().mean(),
                "concentrations and people (models.air.Exposure)"));
        lines.add(step(
                "above.no2",
                "%",
                100 * one.everyone().shareAboveGuideline(),
                100 * other.everyone().shareAboveGuideline(),
                "exposure against the guideline of WHO 2021"));
        lines.add(step(
                "inequality.no2",
                "1",
                one.gini(),
                other.gini(),
                "concentrations and people (models.equity.Inequality, Gini)"));
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static double perDay(double[] gramsPerMetreSecond, double[] metres) {
        double sum = 0;
        for (int s = 0; s < metres.length; s++) {
            sum += gramsPerMetreSecond[s] * metres[s] * SECONDS_PER_DAY / GRAMS_PER_KILOGRAM;
        }
        return sum;
    }

    private static double mean(double[] values) {
        double sum = 0;
        int known = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        return sum / known;
    }

    /// Between nobody re-routes who need not, and everybody has adapted.
    private Evidence bracket() {
        double base = before.base().vehicleHours();
        double nobody = 0;
        double everybody = 0;
        double days = 0;
        for (TrafficOutcome.Spell spell : after.states()) {
            nobody += spell.days() * (base + spell.result().held().delayVehicleHours());
            everybody += spell.days() * (base + spell.result().delayVehicleHours());
            days += spell.days();
        }
        return table(
                "traffic.bracket",
                List.of(
                        new Line("bracket.base", "h", days * base),
                        new Line("bracket.nobody", "h", nobody),
                        new Line("bracket.everybody", "h", everybody)),
                new Heading("vehicle_hours", "h"));
    }

    private Optional<Evidence> emergency() {
        List<FacilityAccess> was = before.base().facilities();
        var lines = new ArrayList<Line>();
        for (FacilityAccess access : was) {
            if (!access.kind().equals("emergency")) {
                continue;
            }
            for (int k = 0; k < access.thresholds().size(); k++) {
                double least = Double.POSITIVE_INFINITY;
                for (TrafficOutcome.Spell spell : after.states()) {
                    least = Math.min(
                            least,
                            spell.result().facility("emergency").orElseThrow().peopleWithin()[k]);
                }
                lines.add(new Line(
                        "emergency." + Math.round(access.thresholds().get(k)),
                        "{person}",
                        access.peopleWithin()[k],
                        least,
                        least - access.peopleWithin()[k]));
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(table(
                        "traffic.emergency",
                        lines,
                        new Heading("before", "{person}"),
                        new Heading("after", "{person}"),
                        new Heading("change", "{person}")));
    }

    private Evidence works() {
        var lines = new ArrayList<Line>();
        for (Option.Part part : option.parts()) {
            String name = part.changes().stream()
                    .map(change -> city.snapshot()
                            .feature(change.id())
                            .map(Naming::name)
                            .orElse(change.id()))
                    .findFirst()
                    .orElse("");
            lines.add(new Line(
                    name, "d", city.calendar().day(part.from()), city.calendar().day(part.until()) - 1));
        }
        return table("works.calendar", lines, new Heading("first_day", "d"), new Heading("last_day", "d"));
    }

    private Evidence states() {
        var lines = new ArrayList<Line>();
        double day = 0;
        for (TrafficOutcome.Spell spell : after.states()) {
            lines.add(new Line(
                    Math.round(day + 1) + "–" + Math.round(day + spell.days()),
                    "",
                    spell.days(),
                    before.base().vehicleHours() + spell.result().delayVehicleHours(),
                    spell.result().delayVehicleHours()));
            day += spell.days();
        }
        return table(
                "works.states",
                lines,
                new Heading("days", "d"),
                new Heading("vehicle_hours", "h"),
                new Heading("delay", "h"));
    }

    /// Streets above 0.9 of their capacity with the option, by name, those that fill up most first.
    private Optional<Evidence> links() {
        StreetLoads was = before.base().streets();
        Map<String, double[]> byName = new TreeMap<>();
        for (TrafficOutcome.Spell spell : after.states()) {
            StreetLoads is = spell.result().streets();
            for (int s = 0; s < is.size(); s++) {
                if (!(is.saturation()[s] > FULL)) {
                    continue;
                }
                int then = was.find(is.ids()[s]);
                double before = then < 0 ? 0 : was.saturation()[then];
                String name =
                        city.snapshot().feature(is.ids()[s]).map(naming::placed).orElse(is.ids()[s]);
                double[] told = byName.computeIfAbsent(name, fresh -> new double[3]);
                if (is.saturation()[s] > told[2]) {
                    told[0] = is.flow(s);
                    told[1] = before;
                    told[2] = is.saturation()[s];
                }
            }
        }
        List<Line> lines = byName.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, double[]> e) -> e.getValue()[1] - e.getValue()[2])
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_LINES)
                .map(e -> new Line(e.getKey(), "", e.getValue()[0], 100 * e.getValue()[1], 100 * e.getValue()[2]))
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(table(
                        "traffic.links",
                        lines,
                        new Heading("flow", "/h"),
                        new Heading("share.before", "%"),
                        new Heading("share.after", "%")));
    }

    /// Zones between which there is no way any more.
    private Optional<Evidence> cutOff() {
        Map<String, Double> trips = new TreeMap<>();
        for (TrafficOutcome.Spell spell : after.states()) {
            Map<String, Double> now = new TreeMap<>();
            for (TrafficResult.LostPair pair : spell.result().lost()) {
                now.merge(pair.from(), pair.trips(), Double::sum);
            }
            now.forEach((zone, lost) -> trips.merge(zone, lost, Math::max));
        }
        List<Line> lines = trips.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_LINES)
                .map(e -> new Line(zone(e.getKey()), "", e.getValue()))
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(table("traffic.cut_off", lines, new Heading("trips", "{trip}")));
    }

    private String zone(String name) {
        String layer = city.places().layer();
        for (Feature feature : city.snapshot().features(layer)) {
            if (name.endsWith(layer + '/' + feature.localId())) {
                return naming.placed(feature);
            }
        }
        return name;
    }
}
