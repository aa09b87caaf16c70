package citiverse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Style that a reader would otherwise have to watch over: read off the sources as text.
class TidyTest {
    private static final Path ROOT = root();
    private static final Pattern UNFINISHED = Pattern.compile(
            "\\b(TODO|FIXME|XXX|HACK)\\b|(?i)\\b(for now|not yet implemented|placeholder|dummy|stub)\\b");
    private static final Pattern NAMED_FOR_NOTHING = Pattern.compile(
            "(^|/)(util|utils|common|helper|helpers|manager|misc)/|(Manager|Helper|Utils|Util)\\.java$");
    private static final Pattern SWALLOWED = Pattern.compile("catch *\\([^)]*\\) *\\{ *\\}");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern CODE =
            Pattern.compile("Problem\\s*\\.(?:user|ours)\\(\\s*\"(CV-[A-Z0-9]+-[0-9]{3})\"");
    private static final int LONGEST_CLASS = 400;
    private static final int WIDEST_LINE = 120;

    @Test
    void nothingIsLeftUnfinished() throws IOException {
        assertNone(
                "unfinished words", mainLines(line -> UNFINISHED.matcher(line).find()));
    }

    @Test
    void noExceptionIsSwallowed() throws IOException {
        assertNone(
                "empty catch blocks", mainLines(line -> SWALLOWED.matcher(line).find()));
    }

    @Test
    void linesFitOnAPage() throws IOException {
        assertNone("lines over " + WIDEST_LINE + " characters", mainLines(line -> line.length() > WIDEST_LINE));
    }

    @Test
    void noRoomIsNamedForNothing() throws IOException {
        assertNone(
                "names that say nothing",
                sources().stream()
                        .map(path -> ROOT.relativize(path).toString())
                        .filter(name -> NAMED_FOR_NOTHING.matcher(name).find())
                        .toList());
    }

    @Test
    void noClassIsTooLong() throws IOException {
        List<String> long_ = new ArrayList<>();
        for (Path path : mainSources()) {
            long lines = Files.readAllLines(path).size();
            if (lines > LONGEST_CLASS) {
                long_.add(ROOT.relativize(path) + ": " + lines);
            }
        }
        assertNone("classes over " + LONGEST_CLASS + " lines", long_);
    }

    @Test
    void everyPackageTellsWhatItPromises() throws IOException {
        assertNone(
                "packages without package-info.java",
                mainSources().stream()
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                        .map(folder -> ROOT.relativize(folder).toString())
                        .toList());
    }

    @Test
    void noAccessorIsCalledGet() throws IOException {
        var prefix = Pattern.compile("^    public (?!static)[\\w<>\\[\\], .]+ get[A-Z]\\w*\\(");
        // Names that an interface of picocli or Quarkus gives.
        var named = Pattern.compile("get(Version|RequestType|Challenge|CredentialTransport)\\(");
        assertNone(
                "get prefixes",
                mainLines(line ->
                        prefix.matcher(line).find() && !named.matcher(line).find()));
    }

    @Test
    void aProblemCodeBelongsToOneModule() throws IOException {
        Map<String, String> owner = new TreeMap<>();
        List<String> shared = new ArrayList<>();
        for (Path path : mainSources()) {
            String module = ROOT.relativize(path).getName(0).toString();
            Matcher codes = CODE.matcher(Files.readString(path));
            while (codes.find()) {
                String before = owner.putIfAbsent(codes.group(1), module);
                if (before != null && !before.equals(module)) {
                    shared.add(codes.group(1) + " in " + before + " and " + module);
                }
            }
        }
        assertTrue(owner.size() > 20, "the pattern must find the codes, found " + owner.size());
        assertNone("problem codes used by two modules", shared);
    }

    @Test
    void linksInTheDocumentsLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : files(".md")) {
            Matcher links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                String target = links.group(1);
                if (!target.matches("[a-z]+:.*")
                        && !Files.exists(page.getParent().resolve(target))) {
                    broken.add(ROOT.relativize(page) + " -> " + target);
                }
            }
        }
        assertNone("broken links", broken);
    }

    @Test
    void theRepositorySpeaksOfTheProjectAlone() throws IOException {
        var machine = Pattern.compile("(^|[\\s\"'(=])/(work|home|root|tmp)/[a-z]");
        List<String> found = new ArrayList<>();
        for (String ending : List.of(".md", ".java", ".yaml", ".xml", ".json")) {
            for (Path path : files(ending)) {
                if (path.endsWith("TidyTest.java")) {
                    continue;
                }
                if (machine.matcher(Files.readString(path)).find()) {
                    found.add(ROOT.relativize(path).toString());
                }
            }
        }
        assertNone("paths of a machine", found);
    }

    @Test
    void theReadmeBeginsWithTheTwoCommands() throws IOException {
        String first = String.join(
                "\n",
                Files.readAllLines(ROOT.resolve("README.md")).stream().limit(25).toList());
        assertTrue(first.contains("./citiverse demo"), "the first screen must name ./citiverse demo");
        assertTrue(first.contains("./citiverse test"), "the first screen must name ./citiverse test");
    }

    private static void assertNone(String what, List<String> found) {
        assertEquals(List.of(), found, what);
    }

    private interface LineRule {
        boolean breaks(String line);
    }

    private static List<String> mainLines(LineRule rule) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path path : mainSources()) {
            List<String> lines = Files.readAllLines(path);
            for (int i = 0; i < lines.size(); i++) {
                if (rule.breaks(lines.get(i))) {
                    found.add(ROOT.relativize(path) + ":" + (i + 1) + ": "
                            + lines.get(i).strip());
                }
            }
        }
        return found;
    }

    private static List<Path> mainSources() throws IOException {
        return sources().stream()
                .filter(path -> path.toString().contains("/src/main/"))
                .toList();
    }

    private static List<Path> sources() throws IOException {
        return files(".java");
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> paths = Files.walk(ROOT)) {
            return paths.filter(path -> path.toString().endsWith(ending))
                    .filter(path -> !path.toString().contains("/target/")
                            && !path.toString().contains("/.git/")
                            && !path.toString().contains("/node_modules/")
                            && !path.startsWith(ROOT.resolve("build"))
                            && !path.startsWith(ROOT.resolve("demo-out")))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("run inside the source checkout");
        }
        return folder;
    }
}
