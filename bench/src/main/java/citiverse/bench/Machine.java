package citiverse.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What the figures were measured on, and of which sources.
///
/// @param commit commit of the sources, `+` behind it where they had been changed; `unknown` without version control
/// @param cores processors that the process may use
/// @param cpu model of the processor; empty where the system does not tell
/// @param memoryMegabytes main memory; 0 where the system does not tell
/// @param java version and vendor of the Java runtime
/// @param system name and version of the operating system
/// @param load processes that wanted a processor on average over the minute before; 0 where the system does not tell
public record Machine(
        String commit, int cores, String cpu, long memoryMegabytes, String java, String system, double load) {

    private static final double BUSY = 0.5;

    /// This machine, and the sources under a folder.
    static Machine here(Path root) {
        long kilobytes = Proc.number(Path.of("/proc/meminfo"), "MemTotal:");
        return new Machine(
                commit(root),
                Runtime.getRuntime().availableProcessors(),
                Proc.text(Path.of("/proc/cpuinfo"), "model name"),
                kilobytes / 1024,
                System.getProperty("java.vm.version") + " (" + System.getProperty("java.vendor") + ')',
                System.getProperty("os.name") + ' ' + System.getProperty("os.version"),
                Proc.load());
    }

    /// True where others wanted the processors too, so that times by the clock say little.
    boolean busy() {
        return load > BUSY;
    }

    void into(ObjectNode line) {
        line.put("commit", commit);
        line.put("cores", cores);
        line.put("cpu", cpu);
        line.put("memory_mb", memoryMegabytes);
        line.put("java", java);
        line.put("system", system);
        line.put("load", load);
    }

    private static String commit(Path root) {
        if (!Files.exists(root.resolve(".git"))) {
            return "unknown";
        }
        String head = git(root, "rev-parse", "--short=12", "HEAD");
        boolean changed =
                !git(root, "status", "--porcelain", "--untracked-files=no").isEmpty();
        return head.isEmpty() ? "unknown" : changed ? head + '+' : head;
    }

    private static String git(Path root, String... arguments) {
        var command = new ArrayList<String>();
        command.add("git");
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? answer : "";
        } catch (IOException withoutGit) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
