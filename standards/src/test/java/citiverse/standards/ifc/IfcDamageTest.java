package citiverse.standards.ifc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.Damage;
import citiverse.standards.TestData;
import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged and hostile files end in a [Problem] or are read with warnings; nothing else comes out.
class IfcDamageTest {
    @TempDir
    Path folder;

    private static void read(Path path) {
        MadeIfc.read(path, IfcReader.Options.AS_TOLD);
    }

    @Test
    void cutAndFlippedFiles() throws IOException {
        byte[] hvac = Files.readAllBytes(TestData.shared("ifc/Building-Hvac.ifc"));
        Damage.everywhere(hvac, folder, 11, 100, IfcDamageTest::read);
        String made = MadeIfc.file(MadeIfc.METRE, MadeIfc.SITE, MadeIfc.slab(MadeIfc.box(2, 3, 4)));
        Damage.everywhere(made.getBytes(StandardCharsets.ISO_8859_1), folder, 12, 400, IfcDamageTest::read);
    }

    /// The file stays well formed, but values are swapped for others: references to anything, huge numbers, blanks.
    @Test
    void valuesThatMakeNoSense() throws IOException {
        long seed = 13;
        var random = new Random(seed);
        String good = Files.readString(TestData.shared("ifc/Building-Architecture.ifc"), StandardCharsets.ISO_8859_1);
        // Normals of meshes are not read; without them most changes meet something that is.
        good = good.replaceAll(
                "IFCTRIANGULATEDFACESET\\((#\\d+),\\(\\([^$]*\\$,", "IFCTRIANGULATEDFACESET($1,\\$,\\$,");
        String cut = "#9000=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#9001,#9002);\n"
                + "#9001=IFCEXTRUDEDAREASOLID(#9003,$,#9,1000.);\n"
                + "#9002=IFCPOLYGONALBOUNDEDHALFSPACE(#9004,.T.,#7,#9005);\n"
                + "#9003=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,2000.,3000.);\n#9004=IFCPLANE(#7);\n"
                + "#9005=IFCPOLYLINE((#9006,#9007,#9008,#9006));\n#9006=IFCCARTESIANPOINT((-900.,-900.));\n"
                + "#9007=IFCCARTESIANPOINT((900.,-900.));\n#9008=IFCCARTESIANPOINT((0.,900.));\n"
                + "#9009=IFCMAPPEDITEM(#9010,#9011);\n#9010=IFCREPRESENTATIONMAP(#7,#9012);\n"
                + "#9011=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#8,1.,$);\n"
                + "#9012=IFCSHAPEREPRESENTATION(#12,'Body','Clipping',(#9000));\n"
                + "#9013=IFCSHAPEREPRESENTATION(#12,'Body','MappedRepresentation',(#9009));\n"
                + "#9014=IFCPRODUCTDEFINITIONSHAPE($,$,(#9013));\n"
                + "#9015=IFCBEAM('0bXcVxA5H2Wf3d0s8dG1da',#1,'cut',$,$,#45,#9014,$,$);\nENDSEC;\nEND-ISO";
        good = good.replace("ENDSEC;\nEND-ISO", cut).replace("ENDSEC;\r\nEND-ISO", cut);
        assertTrue(good.contains("#9015"));
        Matcher values = Pattern.compile("#\\d+(?!\\d*=)|-?\\d+\\.\\d*(?:E-?\\d+)?|\\$|'[^']*'|\\.[A-Z_]+\\.")
                .matcher(good);
        var places = new ArrayList<int[]>();
        while (values.find()) {
            places.add(new int[] {values.start(), values.end()});
        }
        List<String> other = List.of(
                "$",
                "*",
                "0.",
                "-1.",
                "1.E300",
                "-1.E300",
                "1.E-300",
                "1.E15",
                "()",
                "(1.,2.,3.)",
                "'x'",
                ".T.",
                ".X.",
                "IFCLABEL('')",
                "IFCREAL(1.)",
                "9223372036854775807",
                "((((1.))))");
        int problems = 0;
        for (int round = 0; round < 400; round++) {
            var text = new StringBuilder(good);
            int changes = 1 + random.nextInt(4);
            var chosen = new ArrayList<int[]>();
            for (int c = 0; c < changes; c++) {
                chosen.add(places.get(random.nextInt(places.size())));
            }
            chosen.sort((a, b) -> Integer.compare(b[0], a[0]));
            for (int[] place : chosen) {
                String value = random.nextInt(3) == 0
                        ? "#" + (1 + random.nextInt(530))
                        : other.get(random.nextInt(other.size()));
                text.replace(place[0], place[1], value);
            }
            Path path =
                    Files.write(folder.resolve("nonsense.ifc"), text.toString().getBytes(StandardCharsets.ISO_8859_1));
            try {
                read(path);
            } catch (Problem problem) {
                problems++;
                assertEquals(2, problem.exitCode(), problem.toString());
                assertTrue(!problem.file().isEmpty() && !problem.remedy().isEmpty(), problem.toString());
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError other2) {
                throw new AssertionError("round " + round + " of seed " + seed + " ended in " + other2, other2);
            }
        }
        System.out.println(String.format(
                Locale.ROOT,
                "ifc: 400 models with senseless values (seed %d): %d refused, all survived",
                seed,
                problems));
    }

    @Test
    void circlesAreFound() throws IOException {
        // A placement in itself, a shape in itself, a parent in itself, a unit in itself.
        String placement = "#120=IFCLOCALPLACEMENT(#121,#10);\n#121=IFCLOCALPLACEMENT(#120,#10);\n";
        MadeIfc one = MadeIfc.read(
                folder,
                MadeIfc.file(
                        MadeIfc.METRE,
                        MadeIfc.SITE,
                        placement + MadeIfc.slab(MadeIfc.box(2, 3, 4)).replace("#20,#101", "#120,#101")));
        assertTrue(
                one.quality.warnings().toString().contains("in a circle"),
                one.quality.warnings().toString());
        String shape = "#110=IFCBOOLEANRESULT(.UNION.,#110,#110);\n";
        MadeIfc two = MadeIfc.read(folder, MadeIfc.file(MadeIfc.METRE, MadeIfc.SITE, MadeIfc.slab(shape)));
        assertTrue(
                two.quality.warnings().toString().contains("nested deeper"),
                two.quality.warnings().toString());
        String parts = "#130=IFCRELAGGREGATES('0bXcVxA5H2Wf3d0s8dG1ea',$,$,$,#100,(#100));\n";
        MadeIfc.read(folder, MadeIfc.file(MadeIfc.METRE, MadeIfc.SITE, parts + MadeIfc.slab(MadeIfc.box(2, 3, 4))));
        Problem unit = org.junit.jupiter.api.Assertions.assertThrows(
                Problem.class,
                () -> MadeIfc.read(
                        folder,
                        MadeIfc.file(
                                "#14=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'X',#16);\n"
                                        + "#16=IFCMEASUREWITHUNIT(IFCREAL(2.),#14);\n",
                                MadeIfc.SITE,
                                "")));
        assertEquals("CV-IFC-005", unit.code());
    }

    /// Twenty levels of shapes, each naming the next ten times: 10^20 boxes.
    @Test
    void aShapeThatNamesItselfTenTimesOnTwentyLevelsIsBounded() throws IOException {
        var bomb = new StringBuilder(
                "#110=IFCMAPPEDITEM(#500,#400);\n" + "#400=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#9,1.,$);\n");
        for (int level = 0; level < 20; level++) {
            int map = 500 + 10 * level;
            bomb.append(String.format(
                    Locale.ROOT,
                    "#%d=IFCREPRESENTATIONMAP(#10,#%d);%n#%d=IFCSHAPEREPRESENTATION(#11,'Body','M',(",
                    map,
                    map + 1,
                    map + 1));
            bomb.repeat("#" + (map + 2) + ",", 9).append('#').append(map + 2).append("));\n");
            bomb.append(
                    level == 19
                            ? MadeIfc.box(1, 1, 1).replace("#110=", "#" + (map + 2) + "=")
                            : "#" + (map + 2) + "=IFCMAPPEDITEM(#" + (map + 10) + ",#400);\n");
        }
        MadeIfc model = MadeIfc.read(folder, MadeIfc.file(MadeIfc.METRE, MadeIfc.SITE, MadeIfc.slab(bomb.toString())));
        assertTrue(
                model.quality.warnings().toString().contains("positions"),
                model.quality.warnings().toString());
    }

    @Test
    void garbageIsRefused() throws IOException {
        var random = new Random(14);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            byte[] start = (round % 2 == 0 ? "ISO-10303-21;" : "ISO-10303-21;HEADER;ENDSEC;DATA;#1=IFCA(")
                    .getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(start, 0, bytes, 0, Math.min(start.length, bytes.length));
            Path path = Files.write(folder.resolve("garbage.ifc"), bytes);
            org.junit.jupiter.api.Assertions.assertThrows(Problem.class, () -> read(path));
        }
    }
}
