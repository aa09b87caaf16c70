package citiverse.cli;

import citiverse.twin.Branch;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Properties;
import citiverse.twin.Twin;
import citiverse.twin.Value;
import citiverse.twin.json.CanonicalJson;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The branches that are kept in a twin: wishes, never merged.
@Command(
        name = "branch",
        mixinStandardHelpOptions = true,
        description = "Lists the branches (options) kept in the twin, and what they change.",
        synopsisSubcommandLabel = "(list | show NAME | diff NAME)",
        footer = {"", "Example: citiverse branch city.gpkg diff clinic-07"})
final class BranchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OpenTwin twin;

    @Override
    public void run() {
        list(false);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the branches.")
    int list(@Option(names = "--json", description = "print as JSON") boolean json) {
        try (Twin open = twin.read()) {
            PrintWriter out = spec.commandLine().getOut();
            List<Branch> branches = open.branches();
            if (json) {
                out.println(CanonicalJson.write(
                        branches.stream().map(BranchCommand::described).toList()));
                return 0;
            }
            if (branches.isEmpty()) {
                out.println("No branches are kept. citiverse rehearse --keep keeps the options of a question.");
            }
            branches.forEach(branch -> out.printf(
                    java.util.Locale.ROOT,
                    "%s  %-32s %d change(s)%n",
                    branch.id().substring(0, 12),
                    branch.name(),
                    branch.changes().size()));
        }
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints one branch with all its changes as JSON.")
    int show(@Parameters(paramLabel = "NAME", description = "name, id, or start of the id") String name) {
        try (Twin open = twin.read()) {
            Branch branch = named(open, name);
            Map<String, Object> tree = described(branch);
            tree.put(
                    "changes",
                    branch.changes().stream().map(BranchCommand::described).toList());
            spec.commandLine().getOut().println(CanonicalJson.write(tree));
        }
        return 0;
    }

    @Command(name = "diff", mixinStandardHelpOptions = true, description = "Tells what a branch changes, line by line.")
    int diff(@Parameters(paramLabel = "NAME", description = "name, id, or start of the id") String name) {
        try (Twin open = twin.read()) {
            PrintWriter out = spec.commandLine().getOut();
            for (Change change : named(open, name).changes()) {
                switch (change) {
                    case Change.Add(Feature after) -> {
                        out.println("+ " + after.id());
                        after.properties().forEach((key, value) -> out.println("    " + key + ": " + spoken(value)));
                    }
                    case Change.Remove(Feature before) -> out.println("- " + before.id());
                    case Change.Alter(Feature before, Feature after) -> {
                        out.println("~ " + after.id());
                        differences(before.properties(), after.properties())
                                .forEach(line -> out.println("    " + line));
                        if (!before.geometry().equals(after.geometry())) {
                            out.println("    geometry differs");
                        }
                    }
                }
            }
        }
        return 0;
    }

    private static Branch named(Twin open, String name) {
        return open.branch(name)
                .or(() -> open.branches().stream()
                        .filter(branch -> name.length() >= 6 && branch.id().startsWith(name))
                        .findFirst())
                .orElseThrow(() -> Names.unknown(
                        "CV-CLI-033",
                        "branch",
                        name,
                        open.branches().stream().map(Branch::name).toList()));
    }

    private static Map<String, Object> described(Branch branch) {
        var tree = new TreeMap<String, Object>();
        tree.put("id", branch.id());
        tree.put("name", branch.name());
        tree.put("base", branch.base());
        tree.put("change_count", (long) branch.changes().size());
        return tree;
    }

    private static Map<String, Object> described(Change change) {
        var tree = new TreeMap<String, Object>();
        tree.put("id", change.id());
        switch (change) {
            case Change.Add(Feature after) -> tree.put("after", described(after.properties()));
            case Change.Remove(Feature before) -> tree.put("before", described(before.properties()));
            case Change.Alter(Feature before, Feature after) -> {
                tree.put("before", described(before.properties()));
                tree.put("after", described(after.properties()));
            }
        }
        return tree;
    }

    private static Map<String, Object> described(Properties properties) {
        var tree = new TreeMap<String, Object>();
        properties.forEach((name, value) -> tree.put(name, spoken(value)));
        return tree;
    }

    private static List<String> differences(Properties before, Properties after) {
        var names = new TreeSet<>(before.names());
        names.addAll(after.names());
        var lines = new ArrayList<String>();
        for (String name : names) {
            if (!before.value(name).equals(after.value(name))) {
                lines.add(name + ": "
                        + before.value(name).map(BranchCommand::spoken).orElse("(absent)") + " → "
                        + after.value(name).map(BranchCommand::spoken).orElse("(absent)"));
            }
        }
        return lines;
    }

    private static String spoken(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Real(double number) -> Outputs.number(number);
            case Value.Flag(boolean set) -> Boolean.toString(set);
            case Value.Bytes(byte[] bytes) -> "(" + bytes.length + " bytes)";
            case Value.Missing missing -> "(missing)";
        };
    }
}
