package citiverse.standards.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which character parts the fields of a table.
public final class Separator {
    private static final char[] KNOWN = {',', ';', '\t'};
    private static final int HEAD_BYTES = 1 << 16;

    private Separator() {}

    /// The one of comma, semicolon and tab that occurs most often in the first line outside quotes; comma where none
    /// does.
    public static char of(String firstLine) {
        char best = KNOWN[0];
        int most = 0;
        for (char candidate : KNOWN) {
            boolean quoted = false;
            int count = 0;
            for (int i = 0; i < firstLine.length(); i++) {
                quoted ^= firstLine.charAt(i) == '"';
                count += !quoted && firstLine.charAt(i) == candidate ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /// The separator of a file, by its first line.
    public static char of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
            return of(head.lines().findFirst().orElse(""));
        }
    }
}
