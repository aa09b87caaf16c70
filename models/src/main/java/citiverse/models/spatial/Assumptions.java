package citiverse.models.spatial;

import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import java.util.Map;
import java.util.TreeMap;

/// What is taken for what a feature does not tell, each an interval of metres under a name such as
/// `cover.water`. All of it can be changed with [#with]; an answer names the assumptions that it rests on.
///
/// The covers are the ranges usual for buried services under streets (the lower ends are those of the NJUG
/// guidelines on the positioning of underground utilities, volume 1, 2013; sewers by gravity lie as deep as
/// they must); the clearances those of street and railway gauges. They are wide on purpose: a default gives
/// *possibly* more often than *yes*.
///
/// @param table intervals by name, in the order of their names
/// @param unnamedDatum the vertical datum that heights are in whose source names none; empty where that is not
///     known
public record Assumptions(Map<String, Interval> table, String unnamedDatum) {

    public Assumptions {
        table = java.util.Collections.unmodifiableMap(new TreeMap<>(table));
    }

    /// The defaults of docs/methods/spatial-relations.md.
    public static Assumptions standard() {
        var table = new TreeMap<String, Interval>();
        table.put("cover.water", new Interval(0.75, 1.5));
        table.put("cover.sewage", new Interval(0.9, 6.0));
        table.put("cover.drain", new Interval(0.6, 4.0));
        table.put("cover.gas", new Interval(0.45, 1.2));
        table.put("cover.power", new Interval(0.35, 1.2));
        table.put("cover.telecom", new Interval(0.25, 1.0));
        table.put("cover.heat", new Interval(0.6, 1.5));
        table.put("cover.pipe", new Interval(0.25, 6.0));
        table.put("diameter.water", new Interval(0.05, 1.2));
        table.put("diameter.sewage", new Interval(0.15, 2.5));
        table.put("diameter.drain", new Interval(0.15, 3.0));
        table.put("diameter.gas", new Interval(0.03, 0.9));
        table.put("diameter.power", new Interval(0.02, 0.3));
        table.put("diameter.telecom", new Interval(0.02, 0.3));
        table.put("diameter.heat", new Interval(0.1, 1.2));
        table.put("diameter.pipe", new Interval(0.02, 3.0));
        table.put("cover.tunnel", new Interval(0.5, 100));
        table.put("height.tunnel", new Interval(2.5, 9));
        table.put("underside.bridge", new Interval(2.5, 15));
        table.put("rise.layer", new Interval(2.5, 15));
        table.put("thickness.deck", new Interval(0.3, 3));
        table.put("thickness.road", new Interval(0.1, 0.7));
        table.put("thickness.ground", new Interval(0, 0.1));
        table.put("level.street_transit", Interval.ZERO);
        table.put("level.rail", new Interval(-25, 15));
        table.put("level.subway", new Interval(-60, 15));
        table.put("level.cable", new Interval(3, 80));
        table.put("gauge.transit", new Interval(3, 5.5));
        table.put("height.level", new Interval(2.5, 4.2));
        table.put("height.roof", new Interval(0, 4));
        table.put("height.building", new Interval(2.5, 60));
        table.put("height.line", new Interval(5, 60));
        table.put("error.terrain", new Interval(-1, 1));
        table.put("depth.foundation", new Interval(0.3, 15));
        table.put("width.lane", new Interval(2.5, 3.75));
        table.put("width.street", new Interval(3, 9));
        table.put("width.path", new Interval(1, 4));
        table.put("width.transit", new Interval(2.5, 4));
        table.put("width.thing", Interval.of(0.2));
        return new Assumptions(table, "");
    }

    /// The interval of that name, which must be there.
    public Interval of(String name) {
        Interval found = table.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no assumption is called " + name);
        }
        return found;
    }

    /// As evidence names it: `assumed cover.water 0.75..1.5`.
    String spoken(String name) {
        return "assumed " + name + ' ' + of(name);
    }

    /// These with another interval.
    ///
    /// @throws Problem `CV-SPATIAL-001` where there is no assumption of that name
    public Assumptions with(String name, Interval interval) {
        if (!table.containsKey(name)) {
            throw Problem.user("CV-SPATIAL-001", "no assumption is called \"" + name + '"')
                    .remedy(NearestNames.remedy(name, table.keySet()));
        }
        var changed = new TreeMap<>(table);
        changed.put(name, interval);
        return new Assumptions(changed, unnamedDatum);
    }

    /// These with the datum of heights whose source names none.
    public Assumptions withUnnamedDatum(String datum) {
        return new Assumptions(table, datum.strip());
    }

    /// Reads `cover.water=0.9..1.4` or `width.street=8` into these.
    ///
    /// @throws Problem `CV-SPATIAL-001` or `CV-SPATIAL-002`
    public Assumptions with(String text) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            String[] ends = text.substring(equals + 1).split("\\.\\.", -1);
            try {
                double low = Double.parseDouble(ends[0]);
                double high = Double.parseDouble(ends[ends.length - 1]);
                if (ends.length <= 2 && Double.isFinite(low) && Double.isFinite(high)) {
                    return with(text.substring(0, equals).strip(), new Interval(low, high));
                }
            } catch (NumberFormatException unreadable) {
                throw unreadable(text).causedBy(unreadable);
            } catch (IllegalArgumentException descending) {
                throw unreadable(text).causedBy(descending);
            }
        }
        throw unreadable(text);
    }

    private static Problem unreadable(String text) {
        return Problem.user("CV-SPATIAL-002", "an assumption reads NAME=LOW..HIGH in metres, not \"" + text + '"')
                .remedy("Write it such as cover.water=0.9..1.4");
    }
}
