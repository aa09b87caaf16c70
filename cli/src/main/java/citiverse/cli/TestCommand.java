package citiverse.cli;

import citiverse.twin.Problem;
import picocli.CommandLine.Command;

/// Runs every check. It belongs to a source checkout, so the launcher carries it out before Java starts.
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Runs every check that CI runs (in a source checkout).",
        footer = {"", "Example: ./citiverse test"})
final class TestCommand implements Runnable {
    @Override
    public void run() {
        throw Problem.user("CV-CLI-010", "the checks run in a source checkout")
                .remedy("Run ./citiverse test in the folder of the sources");
    }
}
