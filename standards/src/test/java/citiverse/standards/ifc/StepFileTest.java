package citiverse.standards.ifc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.Problem;
import citiverse.twin.Progress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// ISO 10303-21, by what it says of texts, values and sections.
class StepFileTest {
    private static final String HEAD =
            "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_SCHEMA(('IFC4'));\nENDSEC;\nDATA;\n";
    private static final String TAIL = "ENDSEC;\nEND-ISO-10303-21;\n";

    private static StepFile read(String data) {
        return StepFile.of((HEAD + data + TAIL).getBytes(StandardCharsets.ISO_8859_1), "made.ifc", Progress.NONE);
    }

    private static String text(String written) {
        return read("#1=IFCLABEL('" + written + "');\n").instance(1, 1).text(0);
    }

    private static Problem refused(String whole) {
        return assertThrows(
                Problem.class,
                () -> StepFile.of(whole.getBytes(StandardCharsets.ISO_8859_1), "made.ifc", Progress.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Geb\\X2\\00E4\\X0\\ude,Gebäude",
                "it''s,it's",
                "A\\X\\27B,A'B",
                "\\S\\d,ä",
                "\\PA\\x,x",
                "a\\\\b,a\\b",
                "\\X2\\4E2D6587\\X0\\,中文",
                "\\X4\\0001F600\\X0\\,😀",
                "\\X2\\D83DDE00\\X0\\,😀",
                "\\X2\\12\\X0\\,\\X2\\12\\X0\\",
                "C:\\temp,C:\\temp"
            })
    void textsAreDecodedByClause6433(String written, String meant) {
        assertEquals(meant, text(written));
    }

    @Test
    void halfOfASurrogatePairIsNoCharacter() {
        assertEquals("\uFFFD", text("\\X2\\D83D\\X0\\"));
    }

    @Test
    void bytesBeyondAsciiAreReadAsUtf8OrLatin1() {
        assertEquals("\u00e9", text("\u00e9"));
        assertEquals("\u00e9", text("\u00c3\u00a9"));
    }

    @Test
    void valuesOfEveryKindAreRead() {
        StepInstance one = read("/* a /* comment */ #7 = IFCTHING ( $ , * , 3 , -1.5E-3 , 2. , .T. , .ELEMENT. ,"
                        + " #8 , ( 1 , ( 2. , 3. ) ) , IFCLABEL('x') , \"0F\" , () ) ;\n#8=IFCOTHER();\n")
                .instance(7, 7);
        assertEquals("IFCTHING", one.type());
        assertTrue(!one.has(0) && !one.has(1));
        assertEquals(3, one.number(2));
        assertEquals(-1.5e-3, one.number(3));
        assertEquals(2, one.number(4));
        assertTrue(one.flag(5));
        assertEquals("ELEMENT", one.word(6));
        assertEquals("IFCOTHER", one.follow(7).type());
        assertEquals(2, one.items(8).size());
        assertEquals("x", one.text(9));
        assertEquals(new StepValue.Word("0F"), one.value(10));
        assertEquals(List.of(), one.items(11));
        assertTrue(!one.has(99));
    }

    @Test
    void instancesMayComeInAnyOrderAndOfSeveralEntities() {
        StepFile file = read("#20=IFCB(#3);\n#3=IFCA();\n#10=(IFCX(1)IFCY('a'));\n#4=IFCA();\n");
        assertEquals(4, file.size());
        assertEquals(2, file.count("IFCA"));
        assertEquals(3, file.instance(20, 20).follow(0).id());
        assertEquals(10, file.line(4));
        assertEquals("", file.typeOf(10));
    }

    @Test
    void faultsNameTheirLine() {
        Problem twice = assertThrows(Problem.class, () -> read("#1=IFCA();\n#2=IFCA();\n#1=IFCB();\n"));
        assertEquals("CV-IFC-003", twice.code());
        assertEquals("line 9", twice.place());
        assertTrue(twice.reason().contains("#1 stands twice"));
        assertEquals(
                "line 8",
                assertThrows(Problem.class, () -> read("#1=IFCA();\n#2=IFCA(1 2);\n"))
                        .place());
        assertEquals("CV-IFC-002", refused("<?xml version='1.0'?>").code());
        assertEquals("CV-IFC-002", refused("").code());
        assertEquals("CV-IFC-003", refused(HEAD + "#1=IFCA('open").code());
        assertEquals("CV-IFC-003", refused(HEAD + "#1=IFCA();/* open").code());
        assertEquals("CV-IFC-003", refused(HEAD + "#1=IFCA(1,);" + TAIL).code());
        assertEquals("CV-IFC-003", refused(HEAD + "#=IFCA();" + TAIL).code());
        assertEquals(
                "CV-IFC-003",
                refused(HEAD + "#99999999999999999999=IFCA();" + TAIL).code());
        assertEquals("CV-IFC-003", refused(HEAD).code());
    }

    @Test
    void nestingIsBounded() {
        String deep = "(".repeat(1_000_000);
        Problem problem =
                assertThrows(Problem.class, () -> read("#1=IFCA(" + deep + "1" + ")".repeat(1_000_000) + ");\n"));
        assertTrue(problem.reason().contains("nested deeper"), problem.reason());
        Problem typed = assertThrows(
                Problem.class, () -> read("#1=IFCA(" + "IFCX(".repeat(100_000) + ")".repeat(100_000) + ");\n"));
        assertTrue(typed.reason().contains("nested deeper"), typed.reason());
    }

    @Test
    void listsAndTextsAreBounded() {
        var many = new StringBuilder("#1=IFCA((0");
        many.repeat(",0", StepScanner.MOST_VALUES).append("));\n");
        Problem list = assertThrows(Problem.class, () -> read(many.toString()));
        assertTrue(list.reason().contains("more than " + StepScanner.MOST_VALUES + " values"), list.reason());
        Problem text = assertThrows(
                Problem.class, () -> read("#1=IFCA('" + "x".repeat(StepScanner.LONGEST_TEXT + 2) + "');\n"));
        assertTrue(text.reason().contains("a text has more than"), text.reason());
    }

    @Test
    void anInstanceThatIsNotThereIsAFaultOfTheOneThatNamesIt() {
        StepInstance one = read("#1=IFCA(#2,(#3),'a');\n").instance(1, 1);
        assertEquals(1, assertThrows(Fault.class, () -> one.follow(0)).id());
        assertThrows(Fault.class, () -> one.followAll(1));
        assertThrows(Fault.class, () -> one.number(2));
        assertThrows(Fault.class, () -> one.follow(2));
        assertEquals("#1 (IFCA), line 7", one.place());
    }
}
