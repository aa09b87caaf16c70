package citiverse.cli;

import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import citiverse.twin.store.TwinFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The twin that a command works on.
final class OpenTwin {
    @Parameters(index = "0", paramLabel = "TWIN.gpkg", description = "the twin")
    Path file;

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            defaultValue = "${env:CITIVERSE_ACTOR:-${sys:user.name}}",
            description = "who is recorded in the ledger for what this command writes (default: ${DEFAULT-VALUE})")
    String actor;

    /// Opens it for reading.
    TwinFile read() {
        requireThere();
        return TwinFile.read(file);
    }

    /// Opens it for writing; refused with "busy" where another process writes.
    TwinFile write() {
        requireThere();
        return TwinFile.open(file, Clock.systemUTC(), actor);
    }

    /// The city at a ledger position, or as last recorded.
    ///
    /// @param position null for the last
    static Snapshot at(Twin twin, Long position) {
        return position == null
                ? twin.snapshot()
                : twin.snapshot(position, twin.snapshot().asOf());
    }

    private void requireThere() {
        require(file);
    }

    /// @throws Problem `CV-CLI-040` where there is no such file
    static void require(Path file) {
        if (!Files.exists(file)) {
            throw Problem.user("CV-CLI-040", "there is no such twin")
                    .in(file.toString())
                    .remedy("Make one with: citiverse import " + file + " CITY.yaml --data FOLDER");
        }
    }
}
