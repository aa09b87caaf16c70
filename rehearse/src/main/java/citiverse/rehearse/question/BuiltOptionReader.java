package citiverse.rehearse.question;

import citiverse.rehearse.question.OptionSpec.Common;
import citiverse.rehearse.question.OptionSpec.Plan;
import citiverse.rehearse.question.OptionSpec.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the options that build, plant and repair.
final class BuiltOptionReader {
    private static final Plan SQUARE = new Plan("square", "square", 25, 25, 0);

    private BuiltOptionReader() {}

    static OptionSpec building(Entry entry, Common common) {
        List<Plan> plans = entry.has("shapes") ? entry.each("shapes", BuiltOptionReader::plan) : List.of(SQUARE);
        List<double[]> offsets = entry.has("offsets_metres") ? entry.points("offsets_metres") : List.of(new double[2]);
        return new OptionSpec.BuildingAdd(
                common,
                sites(entry),
                places(entry),
                plans,
                entry.numbers("heights_metres", 0),
                offsets,
                entry.flag("replace", true));
    }

    static OptionSpec park(Entry entry, Common common) {
        return new OptionSpec.ParkAdd(
                common,
                sites(entry),
                places(entry),
                entry.number("radius_metres", 40),
                entry.number("tree_cover", 0.6),
                entry.number("leaf_area_index", 4));
    }

    static OptionSpec works(Entry entry, Common common) {
        List<OptionSpec.Work> works = entry.each(
                "works",
                work -> new OptionSpec.Work(
                        work.text("id", ""),
                        work.text("label", work.text("id", "")),
                        OptionReader.segments(work),
                        work.whole("days", 1),
                        work.number("capacity", 0),
                        work.where()));
        QuestionReader.distinct(
                "work", works.stream().map(w -> Map.entry(w.id(), w.where())).toList());
        return new OptionSpec.WorksSchedule(
                common,
                QuestionReader.day(entry.text("start", ""), entry.where("start")),
                entry.whole("crews", 1),
                works,
                entry.whole("most", 120));
    }

    private static List<Site> sites(Entry entry) {
        List<Site> sites = entry.each("sites", site -> {
            var at = site.raw("point");
            return new Site(
                    site.text("id", ""),
                    site.text("label", site.text("id", "")),
                    at.get(0).asDouble(),
                    at.get(1).asDouble());
        });
        QuestionReader.distinct(
                "site",
                sites.stream().map(s -> Map.entry(s.id(), entry.where("sites"))).toList());
        return sites;
    }

    private static Optional<Selector> places(Entry entry) {
        if (entry.has("sites") == entry.has("at")) {
            throw entry.where()
                    .problem("CV-QUESTION-007", "either \"sites\" or \"at\" is needed, and not both")
                    .remedy("Name points as sites, or features with at");
        }
        return entry.has("at") ? Optional.of(OptionReader.selector(entry, "at")) : Optional.empty();
    }

    private static Plan plan(Entry entry) {
        String id = entry.text("id", "");
        return new Plan(
                id,
                entry.text("label", id),
                entry.number("width_metres", 0),
                entry.number("depth_metres", 0),
                entry.number("turn_degrees", 0));
    }
}
