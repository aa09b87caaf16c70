package citiverse.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.sense.city.CityFile;
import citiverse.sense.city.SourceEntry;
import citiverse.twin.City;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Twin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvColumnsTest {
    private static final City CITY = new City("lx", "Lisboa", ZoneId.of("Europe/Lisbon"), "EPSG:32629", "pt");

    @TempDir
    Path folder;

    private final Found found = new Found();

    private Twin.Quality read(String text, SourceEntry entry) throws IOException {
        return Importer.read(Files.writeString(folder.resolve("t.csv"), text), entry, CITY, found, Progress.NONE);
    }

    private Twin.Quality loose(String text) throws IOException {
        return read(text, SourceEntry.loose("my-table", "t.csv"));
    }

    private static SourceEntry told(String yaml) {
        return CityFile.parse(
                        "city.yaml",
                        "city: {id: lx, name: L, timezone: Europe/Lisbon}\nsources:\n" + "  - {id: t, file: t.csv, "
                                + yaml + "}\n")
                .sources()
                .getFirst();
    }

    @Test
    void aTableWithUsualNamesNeedsNoMapping() throws IOException {
        Twin.Quality quality = loose("Code,Latitude,LONGITUDE,People,Share %,Zip,Name\n"
                + "a,38.7,-9.1,12,0.5,01234,x\nb,38.8,-9.2,,1,1234,\n");
        var layer = found.layers.get("my_table");
        assertEquals(Kind.WHOLE, layer.column("people").orElseThrow().kind());
        assertEquals("1", layer.column("people").orElseThrow().unit());
        assertEquals(Kind.REAL, layer.column("share").orElseThrow().kind());
        assertEquals(Kind.TEXT, layer.column("zip").orElseThrow().kind());
        assertEquals("", layer.column("zip").orElseThrow().unit());
        assertEquals(2, found.features.size());
        assertEquals(-9.1, found.features.getFirst().shape().getCoordinate().x);
        assertEquals(
                "urn:citiverse:lx:my-table:my_table:a",
                found.features.getFirst().id());
        assertTrue(quality.warnings().contains("column People: no unit was told; taken as a plain number (unit 1)"));
    }

    @Test
    void aTableThatCannotBeGuessedGetsACityFileToStartFrom() {
        Problem problem = assertThrows(Problem.class, () -> loose("sector,X,Y,pop,\"a \"\"b\"\"\"\n1,2,3,4,x\n"));
        assertEquals("CV-SENSE-005", problem.code());
        assertTrue(
                problem.reason().contains("key") && problem.reason().contains("sector, X, Y, pop"), problem.reason());
        String yaml = problem.remedy()
                .substring(problem.remedy().indexOf('\n') + 1)
                .replace("key: <column>", "key: sector")
                .replace("lon: <column>", "lon: X")
                .replace("lat: <column>", "lat: Y");
        SourceEntry entry = CityFile.parse("city.yaml", yaml).sources().getFirst();
        assertEquals("t.csv", entry.file());
        assertEquals(
                Kind.WHOLE,
                entry.columns().stream()
                        .filter(column -> column.name().equals("pop"))
                        .findFirst()
                        .orElseThrow()
                        .kind());
        assertEquals("a \"b\"", entry.columns().getLast().name());
    }

    @Test
    void whatIsToldIsDone() throws IOException {
        read(
                "sector;E;N;pop;old;zone\ns1;488000;4285000;10;2,5;x\ns2;488100;4285100;-;1;y\n",
                told("layer: cells, key: sector, x: E, y: N, crs: 'EPSG:32629', decimal: ',', missing: ['-'],"
                        + " columns: {pop: {to: population, unit: '{person}'}, old: {unit: '{person}', group: "
                        + "age/65plus}}"));
        var layer = found.layers.get("cells");
        assertEquals("{person}", layer.column("population").orElseThrow().unit());
        assertEquals("age/65plus", layer.column("old").orElseThrow().group());
        assertEquals(Kind.REAL, layer.column("old").orElseThrow().kind());
        assertTrue(found.features.get(1).properties().whole("population").isEmpty());
        assertFalse(found.features.getFirst().properties().value("zone").isPresent());
        assertEquals(38.71, found.features.getFirst().shape().getCoordinate().y, 0.01);
    }

    @Test
    void aColumnThatIsNotThereIsAnsweredWithTheNearest() {
        Problem problem = assertThrows(
                Problem.class, () -> read("id,lon,lat,Jobs\n1,2,3,4\n", told("columns: {jobs: {unit: '1'}}")));
        assertEquals("CV-CSV-004", problem.code());
        assertTrue(problem.remedy().startsWith("The nearest names are Jobs"), problem.remedy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"e-mail", "Telefone", "CPF", "firstName", "Data de Nascimento", "phone_number"})
    void aColumnNamedLikePersonalDataIsRefused(String name) throws IOException {
        String text = "id,lon,lat," + name + "\n1,2,3,4\n";
        Problem problem = assertThrows(Problem.class, () -> loose(text));
        assertEquals("CV-SENSE-006", problem.code());
        assertTrue(problem.remedy().contains("personal: drop"));
        assertTrue(found.features.isEmpty());
        read(text, told("columns: {'" + name + "': {personal: drop}}"));
        assertEquals(0, found.features.getFirst().properties().size());
        found.features.clear();
        read(text, told("columns: {'" + name + "': {personal: public, to: contact}}"));
        assertEquals(4, found.features.getFirst().properties().whole("contact").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana@example.org", "123.456.789-09", "078-05-1120", "PT50 0002 0123 1234 5678 9015 4"})
    void valuesThatLookPersonalAreRefusedAndNotShown(String value) {
        Problem problem = assertThrows(Problem.class, () -> loose("id,lon,lat,note\n1,2,3,x\n2,2,3," + value + "\n"));
        assertEquals("CV-SENSE-006", problem.code());
        assertFalse(problem.getMessage().contains(value), problem.getMessage());
        assertEquals(
                "CV-SENSE-006",
                assertThrows(Problem.class, () -> loose("id,lon,lat\n" + value + ",2,3\n"))
                        .code());
    }

    @Test
    void placesHaveNamesAndThatIsNotPersonal() throws IOException {
        loose("id,lon,lat,name,person,schools\n1,2,3,Escola Ana,4,1\n");
        assertEquals(
                "Escola Ana",
                found.features.getFirst().properties().text("name").orElseThrow());
    }
}
