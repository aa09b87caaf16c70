package citiverse.sense.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Problem;
import citiverse.twin.ReadAccess;
import citiverse.twin.Source;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CityFileTest {
    private static final String WHOLE = """
            # A comment
            city:
              id: lisboa
              name: Lisboa
              timezone: Europe/Lisbon
            sources:
              - id: people
                file: census/people.csv
                licence: CC-BY-4.0
                replace: true
                layer: cells
                key: BGRI
                x: X
                y: Y
                crs: EPSG:3763
                decimal: ","
                missing: [NA, "-"]
                columns:
                  Residentes Total: {kind: whole, unit: "{person}", description: Residents}
                  IDOSOS: {to: old, unit: "{person}", group: age/65plus}
                  Telefone: {personal: drop}
                  note:
            """;

    private static Problem refused(String code, int line, String text) {
        Problem problem = assertThrows(Problem.class, () -> CityFile.parse("city.yaml", text));
        assertEquals(code, problem.code(), problem.getMessage());
        assertEquals("city.yaml", problem.file());
        assertEquals("line " + line, problem.place(), problem.getMessage());
        assertEquals(2, problem.exitCode());
        return problem;
    }

    @Test
    void readsAllThatIsTold() {
        CityFile file = CityFile.parse("city.yaml", WHOLE);
        assertEquals("lisboa", file.city().id());
        assertEquals("Europe/Lisbon", file.city().zone().getId());
        assertEquals("en", file.city().language());
        assertEquals("", file.city().metricCrs());
        SourceEntry people = file.sources().getFirst();
        assertEquals("people.csv", people.title());
        assertEquals("CC-BY-4.0", people.licence());
        assertTrue(people.replace() && people.decimalComma());
        assertEquals(
                List.of("BGRI", "X", "Y", "EPSG:3763"), List.of(people.key(), people.x(), people.y(), people.crs()));
        assertEquals(Set.of("NA", "-"), people.missing());
        assertEquals("line 7", people.place());
        SourceEntry.Column total = people.columns().getFirst();
        assertEquals("residentes_total", total.to());
        assertEquals(Kind.WHOLE, total.kind());
        assertEquals("{person}", total.unit());
        SourceEntry.Column old = people.columns().get(1);
        assertEquals("old", old.to());
        assertNull(old.kind());
        assertEquals("age/65plus", old.group());
        assertEquals(SourceEntry.Personal.DROP, people.columns().get(2).personal());
        assertEquals("note", people.columns().get(3).to());
    }

    @Test
    void aSourceIsPublicUnlessItIsSaidToBeRestricted() {
        assertEquals(ReadAccess.PUBLIC, access("access: public"));
        assertEquals(ReadAccess.OFFICER, access("access: restricted"));
        assertEquals(ReadAccess.PLANNER, access("access: restricted\n    role: planner"));
        refused("CV-CITY-008", 11, WHOLE.replace("    replace: true", "    access: public\n    role: planner"));
        refused("CV-CITY-003", 10, WHOLE.replace("    replace: true", "    access: secret"));
    }

    private static ReadAccess access(String told) {
        String text = WHOLE.replace("    replace: true", "    " + told);
        return CityFile.parse("city.yaml", text).sources().getFirst().access();
    }

    @Test
    void whoLooksAfterASourceIsReadWhereItIsTold() {
        assertEquals(
                Source.Care.UNTOLD,
                CityFile.parse("city.yaml", WHOLE).sources().getFirst().care());
        String told = WHOLE.replace(
                "    replace: true",
                "    steward: Census office\n    funder: Bank\n    updates: every-10-years\n    date: \"2021-03-21\"\n"
                        + "    replace: true");
        assertEquals(
                new Source.Care("Census office", "Bank", "every-10-years", "2021-03-21"),
                CityFile.parse("city.yaml", told).sources().getFirst().care());
        String day = WHOLE.replace("    replace: true", "    updates: sometimes\n    replace: true");
        assertThrows(Problem.class, () -> CityFile.parse("city.yaml", day));
    }

    @Test
    void anUnknownKeyIsAnsweredWithTheNearest() {
        Problem top = refused("CV-CITY-002", 9, WHOLE.replace("licence:", "license:"));
        assertTrue(top.remedy().startsWith("The nearest names are licence"), top.remedy());
        Problem deep = refused("CV-CITY-002", 20, WHOLE.replace("group: age", "grup: age"));
        assertTrue(deep.remedy().startsWith("The nearest names are group"), deep.remedy());
        assertTrue(deep.reason().contains("sources[0].columns.IDOSOS"), deep.reason());
        Problem kind = refused("CV-CITY-003", 19, WHOLE.replace("kind: whole", "kind: hole"));
        assertTrue(kind.remedy().startsWith("The nearest names are whole"), kind.remedy());
    }

    @Test
    void whatTheSchemaRefusesIsToldWithItsLine() {
        refused("CV-CITY-003", 3, WHOLE.replace("id: lisboa", "id: Lisboa!"));
        refused("CV-CITY-003", 7, WHOLE.replace("    file: census/people.csv\n", ""));
        refused("CV-CITY-003", 10, WHOLE.replace("replace: true", "replace: maybe"));
        refused("CV-CITY-003", 7, WHOLE.replace("    crs: EPSG:3763\n", ""));
        refused("CV-CITY-003", 1, "city: {id: a, name: A, timezone: Europe/Lisbon}\n");
        Problem zone = refused("CV-CITY-006", 5, WHOLE.replace("Europe/Lisbon", "Europe/Lisboa"));
        assertTrue(zone.remedy().contains("Europe/Lisbon"), zone.remedy());
    }

    @Test
    void idsAndPropertiesAreUnique() {
        refused("CV-CITY-004", 23, WHOLE + "  - {id: people, file: b.csv}\n");
        refused("CV-CITY-007", 22, WHOLE.replace("note:", "Old:"));
    }

    @Test
    void whatIsNoYamlIsRefused() {
        refused("CV-CITY-001", 1, "");
        refused("CV-CITY-001", 1, "- a\n- b\n");
        refused("CV-CITY-001", 2, "city:\n\tid: a\n");
        refused("CV-CITY-001", 2, "city: {}\ncity: {}\n");
        refused("CV-CITY-001", 2, "city: &a {id: x}\nsources: *a\n");
        refused("CV-CITY-001", 1, "x".repeat(1_000_001));
        assertThrows(Problem.class, () -> CityFile.parse("city.yaml", "a: " + "[".repeat(5_000)));
    }

    @Test
    void namesOfColumnsBecomeNamesOfProperties() {
        assertEquals("populacao_65", CityFile.propertyName("População 65+"));
        assertEquals("c_2019", CityFile.propertyName("2019"));
        assertEquals("c_", CityFile.propertyName("人口"));
    }
}
