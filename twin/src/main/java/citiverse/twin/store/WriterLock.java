package citiverse.twin.store;

import citiverse.twin.Problem;
import citiverse.twin.json.CanonicalJson;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The right to write to one twin, held by one process. It is a lock of the operating system on a file beside the
/// twin, so it ends with the process that holds it, however that ends; the file's text says who that is. The file
/// stays behind, empty: removing it would let two processes lock two files of the same name.
final class WriterLock implements AutoCloseable {
    /// Locked beyond the text, so that the text can be read on systems whose locks forbid reading.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int LONGEST_TEXT = 4096;

    /// Locks of this process. They are looked up here and never tried, since on POSIX systems closing any channel to a
    /// file gives up the locks that the process has on it.
    private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    private WriterLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Takes the lock.
    ///
    /// @throws Problem `CV-TWIN-006` where another holds it, with who that is
    static WriterLock acquire(Path twin, String actor, Instant now) {
        Path file = twin.resolveSibling(twin.getFileName() + ".lock");
        try {
            Path folder = file.toAbsolutePath().getParent().toRealPath();
            file = folder.resolve(file.getFileName());
            String holder = actor + " (process " + ProcessHandle.current().pid() + ", since " + now + ')';
            String here = HELD_HERE.putIfAbsent(file, holder);
            if (here != null) {
                throw busy(twin, here);
            }
            WriterLock taken = null;
            try {
                taken = take(twin, file, actor, now);
                return taken;
            } finally {
                if (taken == null) {
                    HELD_HERE.remove(file);
                }
            }
        } catch (IOException e) {
            throw Problem.ours("CV-TWIN-008", "the lock cannot be taken: " + e.getMessage(), e)
                    .in(file.toString())
                    .remedy("Check that the folder exists and may be written");
        }
    }

    private static WriterLock take(Path twin, Path file, String actor, Instant now) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
            String holder = holder(channel);
            channel.close();
            throw busy(twin, holder);
        }
        byte[] text = CanonicalJson.bytes(Map.of(
                "actor", actor, "host", host(), "pid", ProcessHandle.current().pid(), "since", now.toString()));
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text), 0);
        return new WriterLock(file, channel);
    }

    private static String host() throws IOException {
        Path name = Path.of("/proc/sys/kernel/hostname");
        return Files.isReadable(name)
                ? Files.readString(name).strip()
                : InetAddress.getLocalHost().getHostName();
    }

    private static String holder(FileChannel channel) throws IOException {
        var text = ByteBuffer.allocate(LONGEST_TEXT);
        channel.read(text, 0);
        try {
            Object told = CanonicalJson.parse(new String(text.array(), 0, text.position(), StandardCharsets.UTF_8));
            if (told instanceof Map<?, ?> map) {
                return map.get("actor") + " (process " + map.get("pid") + " on " + map.get("host") + ", since "
                        + map.get("since") + ')';
            }
            return "another process";
        } catch (IllegalArgumentException e) {
            // Between taking the lock and telling who it is, the holder has written nothing that can be read.
            return "another process";
        }
    }

    private static Problem busy(Path twin, String holder) {
        return Problem.user("CV-TWIN-006", "the twin is busy: it is held for writing by " + holder)
                .in(twin.toString())
                .remedy("Wait until that is done; reading is possible meanwhile");
    }

    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                channel.truncate(0);
                channel.close();
                HELD_HERE.remove(file);
            }
        } catch (IOException e) {
            throw Problem.ours("CV-TWIN-008", "the lock cannot be released: " + e.getMessage(), e)
                    .in(file.toString());
        }
    }
}
