package citiverse.rehearse.question;

import citiverse.rehearse.question.Physics.Air;
import citiverse.rehearse.question.Physics.Gate;
import citiverse.rehearse.question.Physics.Heat;
import citiverse.rehearse.question.Physics.Noise;
import citiverse.rehearse.question.Physics.StreetClass;
import citiverse.rehearse.question.Physics.Sun;
import citiverse.rehearse.question.Physics.Traffic;
import citiverse.rehearse.question.Physics.Wind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads how the physical city is to be modelled.
final class PhysicsReader {
    private PhysicsReader() {}

    /// @param day the day of the question, for sunlight where no other is named
    static Physics read(Entry top, LocalDate day) {
        return new Physics(
                top.child("sun").map(sun -> sun(sun, day)),
                top.child("traffic").map(PhysicsReader::traffic),
                top.child("air").map(PhysicsReader::air),
                top.child("noise").map(PhysicsReader::noise),
                top.child("heat").map(PhysicsReader::heat));
    }

    private static Sun sun(Entry entry, LocalDate day) {
        List<LocalDate> dates = entry.texts("dates").stream()
                .map(text -> QuestionReader.day(text, entry.where("dates")))
                .toList();
        return new Sun(
                dates.isEmpty() ? List.of(day) : dates,
                entry.whole("step_minutes", 5),
                entry.number("least_elevation", 0),
                entry.number("storey_metres", 3),
                selectors(entry, "open_spaces"),
                entry.where());
    }

    private static Traffic traffic(Entry entry) {
        var classes = new TreeMap<String, StreetClass>();
        entry.child("classes")
                .ifPresent(all -> entry.raw("classes").fieldNames().forEachRemaining(name -> {
                    Entry of = all.child(name).orElseThrow();
                    classes.put(
                            name,
                            new StreetClass(
                                    of.number("lanes", Double.NaN),
                                    of.number("capacity_per_lane", Double.NaN),
                                    of.number("kmh", Double.NaN)));
                }));
        int[] period = QuestionReader.span(entry.text("period", ""), entry.where("period"));
        if (period[1] <= period[0]) {
            throw entry.where("period")
                    .problem("CV-QUESTION-006", "the period ends before it begins")
                    .remedy("Write it as 07:00-08:00");
        }
        return new Traffic(
                entry.text("period", ""),
                entry.number("periods_per_day", 10),
                entry.whole("zones", 120),
                entry.number("trips_per_person", 0.15),
                entry.texts("attraction").stream()
                        .map(name -> Question.Opportunity.of(name, entry.where("attraction")))
                        .toList(),
                entry.number("deterrence_per_minute", 0.15),
                entry.each("gates", PhysicsReader::gate),
                entry.each("counts", PhysicsReader::count),
                entry.child("shift")
                        .map(shift -> new Physics.Shift(
                                shift.text("indicator", ""), shift.number("elasticity", 0), shift.where())),
                entry.number("elasticity", 0),
                entry.number("gap", 1e-7),
                entry.texts("emergency"),
                entry.texts("services"),
                entry.number("emergency_factor", 1),
                Map.copyOf(classes),
                entry.where());
    }

    private static Gate gate(Entry entry) {
        var at = entry.raw("point");
        return new Gate(
                entry.text("id", ""),
                at.get(0).asDouble(),
                at.get(1).asDouble(),
                entry.number("in", 0),
                entry.number("out", 0));
    }

    private static Physics.Count count(Entry entry) {
        return new Physics.Count(
                entry.text("street", ""), entry.flag("against", false), entry.number("vehicles", 0), entry.where());
    }

    private static Air air(Entry entry) {
        return new Air(
                numbers(entry, "background"),
                numbers(entry, "fleet"),
                entry.each("wind", PhysicsReader::wind),
                entry.where());
    }

    private static Map<String, Double> numbers(Entry entry, String key) {
        var numbers = new TreeMap<String, Double>();
        entry.child(key)
                .ifPresent(map ->
                        entry.raw(key).fieldNames().forEachRemaining(name -> numbers.put(name, map.number(name, 0))));
        return Map.copyOf(numbers);
    }

    private static Wind wind(Entry entry) {
        return new Wind(
                entry.number("from_degrees", 0),
                entry.number("metres_per_second", 0),
                entry.text("stability", "neutral"),
                entry.number("weight", 1));
    }

    private static Noise noise(Entry entry) {
        return new Noise(
                entry.number("heavy_share", 0.05),
                entry.number("evening_share", 0.17),
                entry.number("night_share", 0.1),
                entry.where());
    }

    private static Heat heat(Entry entry) {
        return new Heat(entry.number("cooling_kelvin", 0.94), entry.number("reach_widths", 0.5), entry.where());
    }

    private static List<Selector> selectors(Entry entry, String key) {
        var all = new ArrayList<Selector>();
        entry.each(key, OptionReader::selected).forEach(all::add);
        return List.copyOf(all);
    }
}
