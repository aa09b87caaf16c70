package citiverse.cli;

import citiverse.models.access.Places;
import citiverse.models.criticality.CutEdges;
import citiverse.models.criticality.Dependence;
import citiverse.models.criticality.Loss;
import citiverse.models.criticality.Part;
import citiverse.twin.Progress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The ties between parts of the streets and goals: rows of a table, sentences for people. Homes are written as
/// they come and not kept.
final class DependTable {
    private final List<Part> parts;
    private final Places goals;
    private final Map<String, String> goalNames;
    private final Places homes;
    private final double[] people;
    private final List<Row> rows = new ArrayList<>();

    DependTable(List<Part> parts, Places goals, Map<String, String> goalNames, Places homes, double[] people) {
        this.parts = parts;
        this.goals = goals;
        this.goalNames = goalNames;
        this.homes = homes;
        this.people = people;
    }

    /// One part and one goal; homes left out.
    ///
    /// @param loss of the part, for all goals
    /// @param tie of the goal
    /// @param homes how many are tied
    record Row(Loss loss, Loss.Tie tie, int homes) {}

    /// Figures of the streets as a network.
    ///
    /// @param betweenness of each segment, or null
    /// @param cut which segments hold the network together
    record Network(double[] betweenness, CutEdges cut) {}

    int parts() {
        return parts.size();
    }

    /// Takes the parts away; false where it was cancelled.
    ///
    /// @param homesPart where the homes go, or null
    boolean run(Dependence dependence, int threads, Progress progress, Path homesPart) throws IOException {
        if (homesPart == null) {
            return dependence.lose(parts, threads, progress, this::keep);
        }
        try (BufferedWriter file = Files.newBufferedWriter(homesPart, StandardCharsets.UTF_8)) {
            file.write("part,part_name,goal,goal_name,home,people,nearest,minutes,minutes_without,detour_minutes,"
                    + "cut_off\n");
            return dependence.lose(parts, threads, progress, loss -> {
                keep(loss);
                writeHomes(loss, file);
            });
        }
    }

    private void keep(Loss loss) {
        var whole = new Loss(
                loss.part(),
                loss.people(),
                loss.peopleCutOff(),
                loss.personMinutes(),
                loss.longestMinutes(),
                loss.lostAccess(),
                List.of());
        for (Loss.Tie tie : loss.ties()) {
            var light = new Loss.Tie(
                    tie.goal(),
                    tie.people(),
                    tie.peopleNearest(),
                    tie.peopleCutOff(),
                    tie.personMinutes(),
                    tie.longestMinutes(),
                    List.of());
            rows.add(new Row(whole, light, tie.homes().size()));
        }
    }

    private void writeHomes(Loss loss, BufferedWriter file) {
        try {
            for (Loss.Tie tie : loss.ties()) {
                for (Loss.Home home : tie.homes()) {
                    boolean ends = Double.isInfinite(home.minutesWithout());
                    file.write(String.join(
                            ",",
                            Outputs.csv(loss.part().id()),
                            Outputs.csv(loss.part().name()),
                            Outputs.csv(goals.ids()[tie.goal()]),
                            Outputs.csv(name(tie)),
                            Outputs.csv(homes.ids()[home.home()]),
                            Double.isNaN(people[home.home()]) ? "" : Outputs.number(people[home.home()]),
                            home.nearest() ? "yes" : "no",
                            number(home.minutes()),
                            ends ? "" : number(home.minutesWithout()),
                            ends ? "" : number(home.minutesWithout() - home.minutes()),
                            ends ? "yes" : "no"));
                    file.write('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name(Loss.Tie tie) {
        return goalNames.getOrDefault(goals.ids()[tie.goal()], goals.ids()[tie.goal()]);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /// The rows, those first that cut most people off from the goal, then those of most person-minutes, ties by
    /// id.
    List<Row> ranked() {
        return rows.stream()
                .sorted(Comparator.<Row>comparingDouble(row -> -row.tie().peopleCutOff())
                        .thenComparingDouble(row -> -row.tie().personMinutes())
                        .thenComparing(row -> row.loss().part().id())
                        .thenComparingInt(row -> row.tie().goal()))
                .toList();
    }

    void write(Path to, Network network) throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
            file.write("part,part_name,segments,goal,goal_name,homes,people,people_nearest,people_cut_off,"
                    + "mean_detour_minutes,longest_detour_minutes,person_minutes,"
                    + "any_goal_people,any_goal_people_cut_off,any_goal_person_minutes,any_goal_longest_minutes,"
                    + "lost_access,cut_edge" + (network.betweenness() == null ? "" : ",betweenness") + "\n");
            for (Row row : ranked()) {
                Loss loss = row.loss();
                Loss.Tie tie = row.tie();
                boolean cut = false;
                double between = 0;
                for (int segment : loss.part().segments()) {
                    cut |= network.cut().cut(segment);
                    between = Math.max(between, network.betweenness() == null ? 0 : network.betweenness()[segment]);
                }
                var cells = new ArrayList<>(List.of(
                        Outputs.csv(loss.part().id()),
                        Outputs.csv(loss.part().name()),
                        Integer.toString(loss.part().segments().length),
                        Outputs.csv(goals.ids()[tie.goal()]),
                        Outputs.csv(name(tie)),
                        Integer.toString(row.homes()),
                        number(tie.people()),
                        number(tie.peopleNearest()),
                        number(tie.peopleCutOff()),
                        number(tie.meanMinutes()),
                        number(tie.longestMinutes()),
                        number(tie.personMinutes()),
                        number(loss.people()),
                        number(loss.peopleCutOff()),
                        number(loss.personMinutes()),
                        number(loss.longestMinutes()),
                        number(loss.lostAccess()),
                        cut ? "yes" : "no"));
                if (network.betweenness() != null) {
                    cells.add(number(between));
                }
                file.write(String.join(",", cells));
                file.write('\n');
            }
        }
    }

    /// A row for people.
    String sentence(Row row) {
        Loss.Tie tie = row.tie();
        String others = tie.people() > tie.peopleCutOff()
                ? String.format(
                        Locale.ROOT,
                        ", %.0f drive or walk %.1f min longer (at most %.1f)",
                        tie.people() - tie.peopleCutOff(),
                        tie.meanMinutes(),
                        tie.longestMinutes())
                : "";
        return String.format(
                Locale.ROOT,
                "  %s ties %s to %.0f people in %d homes: without it %.0f are cut off%s",
                row.loss().part().name(),
                name(tie),
                tie.people(),
                row.homes(),
                tie.peopleCutOff(),
                others);
    }

    /// A row as JSON.
    Map<String, Object> tree(Row row) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("part", row.loss().part().id());
        tree.put("part_name", row.loss().part().name());
        tree.put("goal", goals.ids()[row.tie().goal()]);
        tree.put("goal_name", name(row.tie()));
        tree.put("homes", (long) row.homes());
        tree.put("people", row.tie().people());
        tree.put("people_cut_off", row.tie().peopleCutOff());
        tree.put("mean_detour_minutes", row.tie().meanMinutes());
        tree.put("longest_detour_minutes", row.tie().longestMinutes());
        tree.put("lost_access", row.loss().lostAccess());
        return tree;
    }
}
