package citiverse.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads what Linux tells of itself and of processes; on other systems there is nothing to read.
final class Proc {
    private Proc() {}

    /// Greatest resident memory that a process has had so far, MB (2²⁰ bytes); 0 where not known.
    static double peakMegabytes(long pid) {
        return number(Path.of("/proc/" + pid + "/status"), "VmHWM:") / 1024.0;
    }

    /// Processor time that a process has used so far, seconds; 0 where not known.
    static double cpuSeconds(long pid) {
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        int end = stat.lastIndexOf(')');
        if (end < 0) {
            return 0;
        }
        String[] fields = stat.substring(end + 2).split(" ");
        // Fields 14 and 15 of proc(5), of which the first two are cut off here; a tick is a hundredth of a second.
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    /// Load average of the last minute; 0 where not known.
    static double load() {
        String text = read(Path.of("/proc/loadavg"));
        return text.isEmpty() ? 0 : Double.parseDouble(text.substring(0, text.indexOf(' ')));
    }

    /// The number behind a key at the beginning of a line; 0 where there is none.
    static long number(Path file, String key) {
        String digits = text(file, key).replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /// What stands behind a key at the beginning of a line, without a colon before it; empty where there is none.
    static String text(Path file, String key) {
        for (String line : read(file).split("\n")) {
            if (line.startsWith(key)) {
                return line.substring(key.length())
                        .replaceFirst("^\\s*:?\\s*", "")
                        .strip();
            }
        }
        return "";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }
}
