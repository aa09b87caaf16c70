package citiverse.server.city;

import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.store.TwinFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The twin that is online, and the folder for what the server keeps beside it.
///
/// It is read all the time and held for writing only while something is written, so that the command line can write
/// too; what it wrote is seen by the next request.
public final class OnlineCity implements AutoCloseable {
    private final Path file;
    private final Path workspace;
    private final Clock clock;
    private final TwinFile twin;
    private final ReentrantLock writing = new ReentrantLock(true);

    /// @throws Problem as [TwinFile#read] does; `CV-SERVER-001` where the workspace cannot be made
    public OnlineCity(Path file, Path workspace, Clock clock) {
        this.file = file;
        this.workspace = workspace;
        this.clock = clock;
        this.twin = TwinFile.read(file);
        try {
            Files.createDirectories(workspace);
        } catch (IOException broken) {
            throw Problem.user("CV-SERVER-001", "the folder of the server cannot be made: " + broken)
                    .in(workspace.toString())
                    .remedy("Name a folder that may be written with --workspace")
                    .causedBy(broken);
        }
    }

    /// The city as it is now. Immutable, cheap to ask for; layers are read when first needed and then kept.
    public Snapshot snapshot() {
        return twin.snapshot();
    }

    /// The twin, for reading: ledger, imports, branches, earlier snapshots.
    public TwinFile twin() {
        return twin;
    }

    public Path file() {
        return file;
    }

    /// Folder for what is kept beside the twin.
    public Path workspace() {
        return workspace;
    }

    /// Writes to the twin, alone in this process.
    ///
    /// @param actor who is recorded in the ledger
    /// @throws Problem `CV-TWIN-006` where another process writes just now
    public <T> T write(String actor, Function<TwinFile, T> work) {
        writing.lock();
        try (TwinFile open = TwinFile.open(file, clock, actor)) {
            return work.apply(open);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        twin.close();
    }
}
