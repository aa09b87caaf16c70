package citiverse.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The arrows of `ARCHITECTURE.md`, and the calls that would break sameness, read off the compiled classes.
class ModuleArrowsTest {
    /// What each module may know, besides itself.
    private static final Map<String, List<String>> ARROWS = new TreeMap<>(Map.of(
            "twin", List.of(),
            "standards", List.of("twin"),
            "sense", List.of("twin", "standards"),
            "models", List.of("twin"),
            "rehearse", List.of("twin", "models"),
            "report", List.of("twin", "rehearse"),
            "scene", List.of("twin", "standards")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("citiverse");

    @Test
    void everyModuleKnowsOnlyWhatItMay() {
        List<String> modules = new ArrayList<>(ARROWS.keySet());
        modules.add("cli");
        for (var arrow : ARROWS.entrySet()) {
            String[] forbidden = modules.stream()
                    .filter(module ->
                            !module.equals(arrow.getKey()) && !arrow.getValue().contains(module))
                    .map(module -> "citiverse." + module + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("citiverse." + arrow.getKey() + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void theImportSeesTheWholeHouse() {
        for (String module : ARROWS.keySet()) {
            assertTrue(
                    CLASSES.stream().anyMatch(type -> type.getPackageName().startsWith("citiverse." + module)), module);
        }
    }

    @Test
    void onlyTheProgramsReadTheWallClockTheEnvironmentAndPrints() {
        var rooms = noClasses()
                .that()
                .resideOutsideOfPackages("citiverse.cli..", "citiverse.bench..", "citiverse.server..");
        rooms.should()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes in as a Clock")
                .check(CLASSES);
        rooms.should()
                .callMethod(java.time.Instant.class, "now")
                .because("time comes in as a Clock")
                .check(CLASSES);
        rooms.should()
                .callMethod(java.time.LocalDate.class, "now")
                .because("time comes in as a Clock")
                .check(CLASSES);
        rooms.should()
                .callMethod(Clock.class, "systemUTC")
                .because("time comes in as a Clock")
                .check(CLASSES);
        rooms.should()
                .callMethod(Clock.class, "systemDefaultZone")
                .because("time comes in as a Clock")
                .check(CLASSES);
        rooms.should()
                .callMethod(System.class, "getenv", String.class)
                .because("only the programs know their surroundings")
                .check(CLASSES);
        rooms.should()
                .accessField(System.class, "out")
                .because("results are returned")
                .check(CLASSES);
        rooms.should()
                .accessField(System.class, "err")
                .because("problems are thrown")
                .check(CLASSES);
    }

    @Test
    void nothingIsDrawnWithoutASeed() {
        noClasses()
                .should()
                .callMethod(Math.class, "random")
                .because("draws take a seed")
                .check(CLASSES);
        noClasses()
                .should()
                .callConstructor(java.util.Random.class)
                .because("draws take a seed")
                .check(CLASSES);
        noClasses()
                .should()
                .callMethod(java.util.concurrent.ThreadLocalRandom.class, "current")
                .because("draws take a seed")
                .check(CLASSES);
    }

    @Test
    void nothingDependsOnWhereItRuns() {
        noClasses()
                .should()
                .callMethod(java.util.Locale.class, "getDefault")
                .because("a language is passed in")
                .check(CLASSES);
        noClasses()
                .should()
                .callMethod(java.nio.charset.Charset.class, "defaultCharset")
                .because("texts are UTF-8")
                .check(CLASSES);
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .because("name the locale: String.format(Locale.ROOT, …)")
                .check(CLASSES);
        noClasses()
                .should()
                .callMethod(String.class, "toLowerCase")
                .because("name the locale")
                .check(CLASSES);
        noClasses()
                .should()
                .callMethod(String.class, "toUpperCase")
                .because("name the locale")
                .check(CLASSES);
        noClasses()
                .should()
                .callMethod(String.class, "formatted", Object[].class)
                .because("name the locale: String.format(Locale.ROOT, …)")
                .check(CLASSES);
        noClasses()
                .should()
                .callMethod(java.time.ZoneId.class, "systemDefault")
                .because("a zone belongs to a city")
                .check(CLASSES);
    }
}
