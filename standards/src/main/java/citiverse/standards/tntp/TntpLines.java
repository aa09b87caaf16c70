package citiverse.standards.tntp;

import citiverse.twin.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/// The lines of a TNTP file: metadata first, then records, without comments and empty lines.
final class TntpLines {
    static final String ZONES = "NUMBER OF ZONES";
    static final String NODES = "NUMBER OF NODES";
    static final String FIRST_THROUGH = "FIRST THRU NODE";
    static final String LINKS = "NUMBER OF LINKS";
    static final String TOTAL = "TOTAL OD FLOW";
    private static final String END = "END OF METADATA";
    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_TAGS = 1000;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private final BufferedInputStream in;
    private final String file;
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, Long> tagLines = new HashMap<>();
    private long line;

    TntpLines(InputStream in, String file) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.file = file;
    }

    /// Reads the metadata to its end.
    ///
    /// @throws Problem `CV-TNTP-001` where it never ends
    void metadata() throws IOException {
        for (String text = raw(); text != null; text = raw()) {
            String bare = text.strip();
            int close = bare.indexOf('>');
            if (bare.startsWith("<") && close > 0) {
                String tag = bare.substring(1, close).strip().toUpperCase(Locale.ROOT);
                if (tag.equals(END)) {
                    return;
                }
                if (tags.size() == MOST_TAGS) {
                    throw fault("CV-TNTP-001", "there are more than " + MOST_TAGS + " metadata tags")
                            .remedy("Check that this is a TNTP file");
                }
                tags.put(tag, bare.substring(close + 1).strip());
                tagLines.put(tag, line);
            } else if (!bare.isEmpty() && !bare.startsWith("~")) {
                throw fault("CV-TNTP-001", "a record begins before <END OF METADATA>: " + shown(bare))
                        .remedy("Check that this is a TNTP file, with its metadata first");
            }
        }
        throw fault("CV-TNTP-001", "the file ends before <END OF METADATA>").remedy("Check that the file is whole");
    }

    boolean has(String tag) {
        return tags.containsKey(tag) && !tags.get(tag).isEmpty();
    }

    /// A tag that counts something.
    ///
    /// @throws Problem `CV-TNTP-001` where it is missing or no number of 1 to `most`
    int count(String tag, int most) {
        String value = tag(tag);
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw badTag(tag, value, most).causedBy(e);
        }
        throw badTag(tag, value, most);
    }

    /// A tag that is a number.
    double number(String tag) {
        String value = tag(tag);
        try {
            return finite(value);
        } catch (NumberFormatException e) {
            throw badTag(tag, value, Integer.MAX_VALUE).causedBy(e);
        }
    }

    private String tag(String tag) {
        if (!has(tag)) {
            throw Problem.user("CV-TNTP-001", "the metadata have no <" + tag + ">")
                    .in(file)
                    .remedy("Add the tag before <END OF METADATA>");
        }
        return tags.get(tag);
    }

    private Problem badTag(String tag, String value, int most) {
        return Problem.user("CV-TNTP-001", "<" + tag + "> is \"" + shown(value) + "\", not a number of 1 to " + most)
                .in(file)
                .at("line " + tagLines.get(tag))
                .remedy("Correct the tag");
    }

    /// The next line that says something, without its comment; null at the end.
    String next() throws IOException {
        for (String text = raw(); text != null; text = raw()) {
            int comment = text.indexOf('~');
            String bare = (comment < 0 ? text : text.substring(0, comment)).strip();
            if (!bare.isEmpty()) {
                return bare;
            }
        }
        return null;
    }

    /// Fields of the next row of a table; metadata are passed, and a line of names where no row came before.
    /// Null at the end.
    List<String> row(boolean namesMayCome) throws IOException {
        for (String record = next(); record != null; record = next()) {
            List<String> fields = fields(record);
            boolean names = namesMayCome
                    && !fields.isEmpty()
                    && Character.isLetter(fields.getFirst().charAt(0));
            if (!record.startsWith("<") && !names) {
                return fields;
            }
        }
        return null;
    }

    /// Fields of a record: separated by blanks, tabs or commas, without the colon and semicolon that some files have.
    static List<String> fields(String record) {
        var fields = new ArrayList<String>();
        var tokens = new StringTokenizer(record, " \t,;:");
        while (tokens.hasMoreTokens()) {
            fields.add(tokens.nextToken());
        }
        return fields;
    }

    /// A node or zone by its number, which begins with 1.
    ///
    /// @throws Problem `CV-TNTP-004` where it is none of 1 … `most`
    int node(String text, String what, int most) {
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw fault("CV-TNTP-002", "the " + what + " \"" + shown(text) + "\" is no whole number")
                    .remedy("Correct the line")
                    .causedBy(e);
        }
        if (number < 1 || number > most) {
            throw fault("CV-TNTP-004", "the " + what + " " + number + " is none of 1 … " + most)
                    .remedy("Correct the line, or the number of nodes or zones in the metadata");
        }
        return number;
    }

    /// A number.
    ///
    /// @throws Problem `CV-TNTP-002` where it is none
    double number(String text, String what) {
        try {
            return finite(text);
        } catch (NumberFormatException e) {
            throw fault("CV-TNTP-002", "the " + what + " \"" + shown(text) + "\" is no number")
                    .remedy("Correct the line; numbers have a decimal point")
                    .causedBy(e);
        }
    }

    private static double finite(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new NumberFormatException(text);
        }
        double number = Double.parseDouble(text);
        if (Double.isInfinite(number)) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    /// A fault at the line that was read last.
    Problem fault(String code, String reason) {
        return Problem.user(code, reason).in(file).at("line " + line);
    }

    /// A fault of the file as a whole.
    Problem wholeFault(String code, String reason) {
        return Problem.user(code, reason).in(file);
    }

    static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private String raw() throws IOException {
        int next = in.read();
        if (next < 0) {
            return null;
        }
        line++;
        var bytes = new ByteArrayOutputStream(128);
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                bytes.write(next);
            }
            if (bytes.size() > LONGEST_LINE) {
                throw fault("CV-TNTP-002", "the line is longer than " + LONGEST_LINE + " bytes")
                        .remedy("Check that this is a TNTP file");
            }
            next = in.read();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
