package citiverse.cli;

import citiverse.twin.json.CanonicalJson;
import citiverse.twin.store.TwinFile;
import citiverse.twin.store.Verification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Proves a twin, or names the first entry that was altered.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Proves a twin, or names the first entry that was altered.",
            "Recomputes every hash: the ledger's chain and tree, the rows of every import, the layers.",
            "Exit code 0 where all holds, 1 where something was altered. A rewrite of the whole file can only be seen",
            "against a checkpoint that was kept elsewhere (--checkpoint)."
        },
        footer = {"", "Example: citiverse verify city.gpkg --checkpoint city.checkpoint"})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TWIN.gpkg", description = "the twin")
    private Path file;

    @Option(names = "--checkpoint", paramLabel = "FILE", description = "a checkpoint that was kept elsewhere")
    private Path checkpoint;

    @Option(
            names = "--public-key",
            paramLabel = "KEY",
            description = "public half of the key that signed it, name+hash+key")
    private String publicKey;

    @Option(names = "--json", description = "print as JSON")
    private boolean json;

    @Override
    public Integer call() {
        Verification verification =
                TwinFile.verify(file, Optional.ofNullable(checkpoint), Optional.ofNullable(publicKey));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.write(tree(verification)));
        } else {
            print(verification, out);
        }
        return verification.sound() ? 0 : 1;
    }

    private static void print(Verification verification, PrintWriter out) {
        verification.notes().forEach(note -> out.println("note: " + note));
        if (verification.sound()) {
            out.println("The twin holds: " + verification.entries() + " ledger entries and " + verification.rows()
                    + " feature versions, root " + verification.root());
            return;
        }
        out.println("ALTERED. The first: " + verification.findings().getFirst());
        verification.findings().stream().skip(1).limit(20).forEach(finding -> out.println("         then: " + finding));
    }

    private static Map<String, Object> tree(Verification verification) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("sound", verification.sound());
        tree.put("entries", verification.entries());
        tree.put("rows", verification.rows());
        tree.put("root", verification.root());
        tree.put(
                "findings",
                verification.findings().stream()
                        .map(finding ->
                                Map.of("entry", finding.entry(), "place", finding.place(), "what", finding.what()))
                        .toList());
        tree.put("notes", verification.notes());
        return tree;
    }
}
