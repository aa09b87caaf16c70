package citiverse.standards.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.Collected;
import citiverse.standards.Reading;
import citiverse.standards.TestData;
import citiverse.standards.export.LayerExport.Format;
import citiverse.standards.geojson.GeoJsonReader;
import citiverse.standards.geopackage.GeoPackageReader;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Column;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.MemorySnapshot;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Properties;
import citiverse.twin.Provenance;
import citiverse.twin.Snapshot;
import citiverse.twin.Value;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class LayerExportTest {
    @TempDir
    Path folder;

    private Snapshot city;

    @BeforeEach
    void makeACity() throws ParseException {
        var builder = MemorySnapshot.builder(TestData.PORTO_ALEGRE);
        builder.layer(new LayerSchema(
                "clinic",
                "Clinics",
                "POINT",
                List.of(new Column("name", Kind.TEXT, "", ""), new Column("beds", Kind.WHOLE, "1", ""))));
        builder.layer(new LayerSchema("park", "Parks", "GEOMETRY", List.of(new Column("shady", Kind.FLAG, "", ""))));
        builder.layer(
                new LayerSchema("service", "Services", "NONE", List.of(new Column("packed", Kind.BYTES, "", ""))));
        builder.put(feature("clinic", "a,1", "POINT (-51.2 -30)")
                .with(Properties.builder()
                        .put("name", "Posto \"A\"")
                        .put("beds", 3)
                        .build()));
        builder.put(feature("clinic", "b", "POINT (-51.1 -30.1)")
                .with(Properties.builder()
                        .put("name", "B")
                        .put("beds", Value.missing())
                        .build()));
        builder.put(feature("park", "p", "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))")
                .with(Properties.builder().put("shady", true).build()));
        builder.put(feature("service", "s", null)
                .with(Properties.builder()
                        .put("packed", Value.of(new byte[] {1}))
                        .build()));
        city = builder.build();
    }

    @Test
    void aTableForAnybodyHoldsNoFormulaAndWholeIds() throws IOException, ParseException {
        var layer = new LayerSchema(
                "clinic",
                "",
                "NONE",
                List.of(new Column("name", Kind.TEXT, "", ""), new Column("depth", Kind.REAL, "m", "")));
        var rows = new ArrayList<Feature>();
        List<String> texts =
                List.of("=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "\uFF1D1", "plain", "a=1", "", "'=1");
        for (String text : texts) {
            rows.add(feature("clinic", "r" + rows.size(), null)
                    .with(Properties.builder()
                            .put("name", text)
                            .put("depth", -1.5)
                            .build()));
        }
        var out = new ByteArrayOutputStream();
        assertEquals(texts.size(), CsvTable.write(layer, rows, out, CsvTable.Reader.ANYBODY));
        String written = out.toString(StandardCharsets.UTF_8);
        var read = new ArrayList<String>();
        try (var csv = CsvReader.builder().ofCsvRecord(written)) {
            csv.forEach(row -> read.add(row.getField(2) + "|" + row.getField(3) + "|" + row.getField(0)));
        }
        assertEquals("name|depth|id", read.getFirst());
        for (int i = 0; i < texts.size(); i++) {
            String guard = i < 8 ? "'" : "";
            assertEquals(guard + texts.get(i) + "|-1.5|" + rows.get(i).id(), read.get(i + 1));
        }
    }

    private static Feature feature(String type, String local, String shape) throws ParseException {
        return new Feature(
                new Reading(TestData.PORTO_ALEGRE, "health", "x").id(type, local),
                type,
                shape == null ? null : new WKTReader().read(shape),
                Properties.empty(),
                new Provenance("health", "import"));
    }

    @Test
    void csvHasOneLayerWithItsPlaces() throws IOException {
        Path out = folder.resolve("clinics.csv");
        assertEquals(2, LayerExport.write(city, List.of("clinic"), Format.CSV, out));
        assertEquals(
                "id,source,lon,lat,name,beds\r\n\"a,1\",health,-51.2,-30.0,\"Posto \"\"A\"\"\",3\r\n"
                        + "b,health,-51.1,-30.1,B,\r\n",
                Files.readString(out));
        LayerExport.write(city, List.of("park"), Format.CSV, out);
        assertEquals(
                "id,source,lon,lat,wkt,shady\r\np,health,1.0,1.0,\"POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))\",true\r\n",
                Files.readString(out));
        Problem problem = assertThrows(Problem.class, () -> LayerExport.write(city, List.of(), Format.CSV, out));
        assertEquals("CV-EXPORT-003", problem.code());
        assertTrue(problem.remedy().contains("clinic, park, service"));
    }

    @Test
    void geoJsonHoldsAllLayers() throws IOException {
        Path out = folder.resolve("city.geojson");
        assertEquals(4, LayerExport.write(city, List.of(), Format.GEOJSON, out));
        var sink = new Collected();
        GeoJsonReader.read(
                out, new Reading(TestData.PORTO_ALEGRE, "x", "x"), sink, new GeoJsonReader.Options("all", "", ""));
        assertEquals(4, sink.features.size());
        assertTrue(Files.readString(out).contains("\"featureType\":\"service\""));
    }

    @Test
    void geoPackageHasATableForEachLayer() {
        Path out = folder.resolve("city.gpkg");
        assertEquals(4, LayerExport.write(city, List.of(), Format.GEOPACKAGE, out));
        var sink = new Collected();
        GeoPackageReader.read(
                out,
                new Reading(TestData.PORTO_ALEGRE, "x", "x"),
                sink,
                new GeoPackageReader.Options(List.of(), "", "urn"),
                Progress.NONE);
        assertEquals(List.of("clinic", "park"), List.copyOf(sink.layers.keySet()));
        assertEquals(3, sink.features.size());
        assertTrue(sink.of("park").getFirst().properties().flag("shady"));
    }

    @Test
    void theOldFileStaysWhereTheNewOneFails() throws IOException {
        Path out = Files.writeString(folder.resolve("kept.csv"), "old");
        assertThrows(Problem.class, () -> LayerExport.write(city, List.of(), Format.CSV, out));
        assertEquals("old", Files.readString(out));
        Problem problem = assertThrows(
                Problem.class,
                () -> LayerExport.write(city, List.of("park"), Format.CSV, folder.resolve("none/x.csv")));
        assertEquals("CV-EXPORT-004", problem.code());
        assertFalse(Files.exists(folder.resolve("kept.csv.part")));
    }

    @Test
    void unknownNamesAreAnsweredWithTheNearest() {
        Problem problem = assertThrows(
                Problem.class, () -> LayerExport.write(city, List.of("clinics"), Format.CSV, folder.resolve("x")));
        assertEquals("CV-EXPORT-002", problem.code());
        assertTrue(problem.remedy().contains("clinic"));
        problem = assertThrows(Problem.class, () -> Format.named("geojsn"));
        assertEquals("CV-EXPORT-001", problem.code());
        assertTrue(problem.remedy().contains("geojson"));
        assertEquals(Format.GEOPACKAGE, Format.named("GeoPackage"));
    }
}
