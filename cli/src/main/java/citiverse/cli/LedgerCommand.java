package citiverse.cli;

import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.ledger.Checkpoint;
import citiverse.twin.ledger.Entry;
import citiverse.twin.ledger.Ledger;
import citiverse.twin.ledger.MerkleTree;
import citiverse.twin.ledger.NoteKey;
import citiverse.twin.store.TwinFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The ledger of a twin: what was ever done to it, and proofs that anyone can check.
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = "Lists what was ever done to the twin, and proves it.",
        synopsisSubcommandLabel = "(log | show SEQ | prove SEQ | checkpoint)",
        footer = {
            "",
            "Example: citiverse ledger city.gpkg log",
            "         citiverse ledger city.gpkg prove 3 --json",
            "         citiverse ledger city.gpkg checkpoint --key my.key --out city.checkpoint"
        })
final class LedgerCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OpenTwin twin;

    @Override
    public void run() {
        log(0, false);
    }

    @Command(name = "log", mixinStandardHelpOptions = true, description = "Lists the entries, oldest first.")
    int log(
            @Option(names = "--from", paramLabel = "SEQ", defaultValue = "1", description = "first entry") long from,
            @Option(names = "--json", description = "one JSON object a line") boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        try (TwinFile open = twin.read();
                Stream<Entry> entries = open.ledger().log(Math.max(1, from))) {
            entries.forEach(entry -> out.println(
                    json
                            ? new String(entry.bytes(), StandardCharsets.UTF_8)
                            : String.format(
                                    java.util.Locale.ROOT,
                                    "%6d  %s  %-22s %-16s %s",
                                    entry.seq(),
                                    entry.recordedAt(),
                                    entry.kind(),
                                    entry.actor(),
                                    entry.subject())));
        }
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Prints one entry and its payload as JSON.")
    int show(@Parameters(paramLabel = "SEQ", description = "its sequence") long seq) {
        try (TwinFile open = twin.read()) {
            Ledger ledger = open.ledger();
            PrintWriter out = spec.commandLine().getOut();
            out.println("{\"entry\":" + new String(ledger.bytes(seq), StandardCharsets.UTF_8) + ",\"leaf\":\""
                    + ledger.entry(seq).leafHex() + "\",\"payload\":" + ledger.payload(seq) + '}');
        }
        return 0;
    }

    @Command(
            name = "prove",
            mixinStandardHelpOptions = true,
            description = {
                "Proves that an entry is in the ledger (RFC 9162 inclusion proof), and checks the proof.",
                "With --since N also that the ledger of N entries is the beginning of this one (consistency proof)."
            })
    int prove(
            @Parameters(paramLabel = "SEQ", description = "its sequence") long seq,
            @Option(names = "--since", paramLabel = "N", defaultValue = "0", description = "size of an older ledger")
                    long since,
            @Option(names = "--json", description = "print the proof as JSON") boolean json) {
        try (TwinFile open = twin.read()) {
            Ledger ledger = open.ledger();
            long size = ledger.size();
            byte[] leaf = ledger.entry(seq).leaf();
            byte[] root = ledger.root(size);
            List<byte[]> path = ledger.inclusionProof(seq, size);
            if (!MerkleTree.verifyInclusion(leaf, seq - 1, size, path, root)) {
                throw Problem.ours("CV-CLI-060", "the inclusion proof of entry " + seq + " does not hold", null)
                        .remedy("Run citiverse verify on the twin; it names what was altered");
            }
            Map<String, Object> proof = new TreeMap<>();
            proof.put("seq", seq);
            proof.put("tree_size", size);
            proof.put("leaf_index", seq - 1);
            proof.put("leaf_hash", hex(leaf));
            proof.put("root_hash", hex(root));
            proof.put("inclusion_path", path.stream().map(LedgerCommand::hex).toList());
            if (since > 0) {
                proof.put("old_size", since);
                proof.put("old_root_hash", hex(ledger.root(since)));
                proof.put(
                        "consistency_path",
                        ledger.consistencyProof(since, size).stream()
                                .map(LedgerCommand::hex)
                                .toList());
            }
            print(proof, json);
        }
        return 0;
    }

    @Command(
            name = "checkpoint",
            mixinStandardHelpOptions = true,
            description = {
                "Writes the state of the ledger as a C2SP checkpoint, to be kept elsewhere: unsigned without a key.",
                "Compare later with: citiverse verify TWIN --checkpoint FILE"
            })
    int checkpoint(
            @Option(
                            names = "--key",
                            paramLabel = "FILE",
                            description = "sign with this key; made where it is not there")
                    Path key,
            @Option(names = "--out", paramLabel = "FILE", description = "write there instead of to the output")
                    Path out)
            throws IOException {
        try (TwinFile open = twin.read()) {
            Ledger ledger = open.ledger();
            String origin = "citiverse.local/" + open.city().id();
            String text;
            if (key == null) {
                text = new Checkpoint(origin, ledger.size(), ledger.root(ledger.size())).body();
            } else {
                NoteKey signer = keyAt(key, origin);
                text = new Checkpoint(signer.verifier().name(), ledger.size(), ledger.root(ledger.size())).sign(signer);
            }
            if (out == null) {
                spec.commandLine().getOut().print(text);
                spec.commandLine().getOut().flush();
            } else {
                Files.writeString(out, text);
            }
        }
        return 0;
    }

    private NoteKey keyAt(Path file, String origin) {
        if (Files.exists(file)) {
            return NoteKey.read(file);
        }
        NoteKey made = NoteKey.create(origin);
        made.write(file);
        spec.commandLine()
                .getErr()
                .println("Made a new key in " + file + ". Keep it apart from the twin. Its public half: "
                        + made.verifier().text());
        return made;
    }

    private void print(Map<String, Object> proof, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CanonicalJson.write(proof));
            return;
        }
        out.println("The proof holds.");
        proof.forEach((name, value) -> out.println("  " + name + ": " + value));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
