package citiverse.standards.ifc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bodies whose volume is known: by formula, or by counting points.
class IfcSolidsTest {
    @TempDir
    Path folder;

    private MadeIfc slab(String item) throws IOException {
        return MadeIfc.read(folder, MadeIfc.file(MadeIfc.METRE, MadeIfc.SITE, MadeIfc.slab(item)));
    }

    /// Volume of the one slab by its packed form; it must be closed and agree with the property.
    private double volume(String item) throws IOException {
        MadeIfc model = slab(item);
        assertEquals(java.util.List.of(), model.quality.warnings());
        double byForm = MadeIfc.volume(model.only("ifc_slab"));
        assertEquals(model.number("ifc_slab", "volume_cubic_metres"), byForm, 1e-4 + 1e-4 * byForm);
        return byForm;
    }

    private static String swept(String profile, double depth) {
        return "#110=IFCEXTRUDEDAREASOLID(#111,$,#7," + depth + ");\n#111=" + profile + ";\n";
    }

    @ParameterizedTest
    @CsvSource({
        "'IFCRECTANGLEPROFILEDEF(.AREA.,$,$,4.,3.)',12",
        "'IFCRECTANGLEHOLLOWPROFILEDEF(.AREA.,$,$,4.,3.,0.5,$,$)',6",
        "'IFCCIRCLEPROFILEDEF(.AREA.,$,$,2.)',12.566370614359172",
        "'IFCCIRCLEHOLLOWPROFILEDEF(.AREA.,$,$,2.,1.)',9.42477796076938",
        "'IFCELLIPSEPROFILEDEF(.AREA.,$,$,2.,1.)',6.283185307179586",
        "'IFCTRAPEZIUMPROFILEDEF(.AREA.,$,$,4.,2.,3.,1.)',9",
        "'IFCISHAPEPROFILEDEF(.AREA.,$,$,4.,6.,0.5,1.,$)',10",
        "'IFCASYMMETRICISHAPEPROFILEDEF(.AREA.,$,$,4.,6.,0.5,1.,$,2.,0.5,$,$)',7.25",
        "'IFCTSHAPEPROFILEDEF(.AREA.,$,$,6.,4.,0.5,1.,$,$,$,$,$,$)',6.5",
        "'IFCLSHAPEPROFILEDEF(.AREA.,$,$,6.,4.,0.5,$,$,$)',4.75",
        "'IFCUSHAPEPROFILEDEF(.AREA.,$,$,6.,4.,0.5,1.,$,$,$)',10",
        "'IFCZSHAPEPROFILEDEF(.AREA.,$,$,6.,4.,0.5,1.,$,$)',10",
        "'IFCCSHAPEPROFILEDEF(.AREA.,$,$,6.,4.,0.5,1.5,$)',7.5"
    })
    void prismsOfEveryProfile(String profile, double area) throws IOException {
        double volume = volume(swept(profile, 2));
        System.out.println(
                String.format(Locale.ROOT, "ifc: %s x 2: %.6f m3 (by formula %.6f)", profile, volume, 2 * area));
        assertEquals(2 * area, volume, 1e-4);
    }

    @Test
    void aProfileWithAHoleAndAnArc() throws IOException {
        // A square of 4 m with a round hole of 1 m; the hole runs over two trimmed arcs in degrees of radians.
        String hole = "#111=IFCARBITRARYPROFILEDEFWITHVOIDS(.AREA.,$,#112,(#120));\n"
                + "#112=IFCPOLYLINE((#113,#114,#115,#116,#113));\n#113=IFCCARTESIANPOINT((-2.,-2.));\n"
                + "#114=IFCCARTESIANPOINT((2.,-2.));\n#115=IFCCARTESIANPOINT((2.,2.));\n"
                + "#116=IFCCARTESIANPOINT((-2.,2.));\n#120=IFCCOMPOSITECURVE((#121,#122),.F.);\n"
                + "#121=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#123);\n"
                + "#122=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.F.,#124);\n"
                + "#123=IFCTRIMMEDCURVE(#125,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(3.141592653589793)),.T.,"
                + ".PARAMETER.);\n"
                + "#124=IFCTRIMMEDCURVE(#125,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(3.141592653589793)),.F.,"
                + ".PARAMETER.);\n#125=IFCCIRCLE(#126,1.);\n#126=IFCAXIS2PLACEMENT2D(#127,$);\n"
                + "#127=IFCCARTESIANPOINT((0.,0.));\n";
        double inscribed = 24 * StrictMath.sin(Math.PI / 24);
        double volume = volume("#110=IFCEXTRUDEDAREASOLID(#111,$,#7,1.);\n" + hole);
        System.out.println(String.format(Locale.ROOT, "ifc: square with a hole %.6f m3 (16 - pi = 12.858407)", volume));
        assertEquals(16 - inscribed, volume, 1e-5);
        assertEquals(16 - Math.PI, volume, 0.01);
    }

    @Test
    void anIndexedCurveWithAnArc() throws IOException {
        // A half disc: a straight side and an arc through three points.
        double volume = volume("#110=IFCEXTRUDEDAREASOLID(#111,$,#7,1.);\n"
                + "#111=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#112);\n"
                + "#112=IFCINDEXEDPOLYCURVE(#113,(IFCARCINDEX((1,2,3)),IFCLINEINDEX((3,1))),$);\n"
                + "#113=IFCCARTESIANPOINTLIST2D(((1.,0.),(0.,1.),(-1.,0.)));\n");
        assertEquals(12 * StrictMath.sin(Math.PI / 24), volume, 1e-4);
        assertEquals(Math.PI / 2, volume, 5e-3);
    }

    @Test
    void meshesOfTrianglesAndPolygons() throws IOException {
        String corners = "#111=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(2.,0.,0.),(2.,3.,0.),(0.,3.,0.),"
                + "(0.,0.,4.),(2.,0.,4.),(2.,3.,4.),(0.,3.,4.)));\n";
        assertEquals(
                24,
                volume("#110=IFCTRIANGULATEDFACESET(#111,$,.T.,((1,3,2),(1,4,3),(5,6,7),(5,7,8),(1,2,6),(1,6,5),"
                        + "(2,3,7),(2,7,6),(3,4,8),(3,8,7),(4,1,5),(4,5,8)),$);\n" + corners),
                1e-4);
        // The same turned inside out: closed faces are turned outwards.
        assertEquals(
                24,
                volume("#110=IFCPOLYGONALFACESET(#111,.T.,(#121,#122,#123,#124,#125,#126),$);\n" + corners
                        + "#121=IFCINDEXEDPOLYGONALFACE((1,2,3,4));\n#122=IFCINDEXEDPOLYGONALFACE((8,7,6,5));\n"
                        + "#123=IFCINDEXEDPOLYGONALFACE((5,6,2,1));\n#124=IFCINDEXEDPOLYGONALFACE((6,7,3,2));\n"
                        + "#125=IFCINDEXEDPOLYGONALFACE((7,8,4,3));\n#126=IFCINDEXEDPOLYGONALFACE((8,5,1,4));\n"),
                1e-4);
    }

    @Test
    void anOpenShellIsSurfacesWithoutAVolume() throws IOException {
        MadeIfc model = slab("#110=IFCTRIANGULATEDFACESET(#111,$,$,((1,2,3),(1,3,4)),$);\n"
                + "#111=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(2.,0.,0.),(2.,3.,0.),(0.,3.,0.)));\n");
        assertEquals(
                Shape.Kind.MULTI_SURFACE,
                Form.of(model.only("ifc_slab"))
                        .orElseThrow()
                        .best()
                        .orElseThrow()
                        .kind());
        assertTrue(model.only("ifc_slab")
                .properties()
                .number("volume_cubic_metres")
                .isEmpty());
        assertEquals(1, model.quality.read().get("bodies that are not closed"));
    }

    private static String halfSpace(double height, boolean away) {
        return "#130=IFCHALFSPACESOLID(#131," + (away ? ".T." : ".F.") + ");\n#131=IFCPLANE(#132);\n"
                + "#132=IFCAXIS2PLACEMENT3D(#133,#134,$);\n#133=IFCCARTESIANPOINT((0.,0.," + height + "));\n";
    }

    private static String cut(String operator, String box) {
        return "#110=IFCBOOLEANCLIPPINGRESULT(." + operator + ".,#140,#130);\n" + box.replace("#110=", "#140=");
    }

    @Test
    void aBoxCutByAHalfSpaceKeepsTheSideOfTheFlag() throws IOException {
        String level = "#134=IFCDIRECTION((0.,0.,1.));\n";
        // The normal points away from the material where the flag is set: the material below goes, 3 m stay.
        assertEquals(2 * 3 * 3, volume(cut("DIFFERENCE", MadeIfc.box(2, 3, 4)) + halfSpace(1, true) + level), 1e-4);
        assertEquals(2 * 3 * 1, volume(cut("DIFFERENCE", MadeIfc.box(2, 3, 4)) + halfSpace(1, false) + level), 1e-4);
        assertEquals(2 * 3 * 1, volume(cut("INTERSECTION", MadeIfc.box(2, 3, 4)) + halfSpace(1, true) + level), 1e-4);
        // A plane along a side cuts nothing off.
        assertEquals(24, volume(cut("DIFFERENCE", MadeIfc.box(2, 3, 4)) + halfSpace(0, true) + level), 1e-4);
    }

    @Test
    void aSlantedCutAndABoundedOne() throws IOException {
        // z = y over the box 2 x 3 x 4: above it stays 24 - 2 * 3 * 3 / 2.
        String slant = "#134=IFCDIRECTION((0.,-0.7071067811865476,0.7071067811865476));\n";
        assertEquals(24 - 9, volume(cut("DIFFERENCE", MadeIfc.box(2, 3, 4)) + halfSpace(0, true) + slant), 1e-4);
        // Bounded to x < 1, half of that goes.
        String bounded = "#130=IFCPOLYGONALBOUNDEDHALFSPACE(#131,.T.,#10,#135);\n#131=IFCPLANE(#132);\n"
                + "#132=IFCAXIS2PLACEMENT3D(#9,#134,$);\n#135=IFCPOLYLINE((#136,#137,#138,#139,#136));\n"
                + "#136=IFCCARTESIANPOINT((-1.,-1.));\n#137=IFCCARTESIANPOINT((1.,-1.));\n"
                + "#138=IFCCARTESIANPOINT((1.,9.));\n#139=IFCCARTESIANPOINT((-1.,9.));\n";
        assertEquals(24 - 4.5, volume(cut("DIFFERENCE", MadeIfc.box(2, 3, 4)) + bounded + slant), 1e-4);
    }

    @Test
    void aBoundaryThatIsNotConvexIsCutInParts() throws IOException {
        // An L of 3 m2 in the plane, over the whole height of a box of 2 x 3 x 4.
        String el = "#130=IFCPOLYGONALBOUNDEDHALFSPACE(#131,.F.,#10,#135);\n#131=IFCPLANE(#132);\n"
                + "#132=IFCAXIS2PLACEMENT3D(#9,$,$);\n"
                + "#135=IFCPOLYLINE((#150,#151,#152,#153,#154,#155,#150));\n"
                + "#150=IFCCARTESIANPOINT((0.,0.));\n#151=IFCCARTESIANPOINT((2.,0.));\n"
                + "#152=IFCCARTESIANPOINT((2.,1.));\n#153=IFCCARTESIANPOINT((1.,1.));\n"
                + "#154=IFCCARTESIANPOINT((1.,2.));\n#155=IFCCARTESIANPOINT((0.,2.));\n";
        assertEquals(4 * (6 - 3), volume(cut("DIFFERENCE", MadeIfc.box(2, 3, 4)) + el), 1e-4);
    }

    @Test
    void whatCannotBeCutStaysWhole() throws IOException {
        MadeIfc model = slab(cut("DIFFERENCE", MadeIfc.box(2, 3, 4))
                + "#130=IFCHALFSPACESOLID(#131,.T.);\n#131=IFCCYLINDRICALSURFACE(#10,1.);\n");
        assertEquals(24, model.number("ifc_slab", "volume_cubic_metres"), 1e-6);
        assertEquals(1, model.quality.warnings().size());
        System.out.println("ifc: " + model.quality.warnings().getFirst());
        assertTrue(model.quality.warnings().getFirst().contains("shape not cut"));
    }

    @Test
    void aMappedItemIsMovedTurnedAndScaled() throws IOException {
        String mapped = "#110=IFCMAPPEDITEM(#160,#161);\n#160=IFCREPRESENTATIONMAP(#10,#162);\n"
                + "#161=IFCCARTESIANTRANSFORMATIONOPERATOR3DNONUNIFORM(#163,$,#164,2.,$,1.,3.);\n"
                + "#162=IFCSHAPEREPRESENTATION(#11,'Body','SweptSolid',(#165));\n#163=IFCDIRECTION((0.,1.,0.));\n"
                + "#164=IFCCARTESIANPOINT((10.,0.,5.));\n"
                + MadeIfc.box(2, 3, 4).replace("#110=", "#165=");
        assertEquals(24 * 6, volume(mapped), 1e-3);
        Form form = Form.of(slab(mapped).only("ifc_slab")).orElseThrow();
        double most = -1e9;
        double least = 1e9;
        for (int v = 0; v < form.vertices().length / 3; v++) {
            most = Math.max(most, form.source(v, 0));
            least = Math.min(least, form.source(v, 0));
        }
        // x of the box turns to y, y of the box (3 m) to -x.
        assertEquals(10, most, 1e-4);
        assertEquals(7, least, 1e-4);
    }

    /// Random prisms over star-shaped polygons, cut by up to three random planes, against counting points.
    @Test
    void randomCutsAgreeWithCountedPoints() throws IOException {
        long seed = 20_261_124;
        var random = new Random(seed);
        double worst = 0;
        for (int round = 0; round < 25; round++) {
            int corners = 5 + random.nextInt(8);
            double[][] ring = new double[corners][];
            var points = new StringBuilder();
            var names = new StringBuilder();
            for (int i = 0; i < corners; i++) {
                double radius = 1 + 3 * random.nextDouble();
                double angle = 2 * Math.PI * i / corners;
                ring[i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
                names.append('#').append(200 + i).append(',');
                points.append(String.format(
                        Locale.ROOT, "#%d=IFCCARTESIANPOINT((%.9f,%.9f));%n", 200 + i, ring[i][0], ring[i][1]));
            }
            int cuts = 1 + random.nextInt(3);
            double[][] planes = new double[cuts][];
            var text = new StringBuilder();
            for (int c = 0; c < cuts; c++) {
                double[] n = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
                double length = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
                double offset = 3 * random.nextDouble() - 0.5;
                planes[c] = new double[] {n[0] / length, n[1] / length, n[2] / length, offset};
                String previous = c == 0 ? "#180" : "#" + (300 + 10 * (c - 1));
                String own = c == cuts - 1 ? "#110" : "#" + (300 + 10 * c);
                int id = 400 + 10 * c;
                text.append(String.format(
                        Locale.ROOT,
                        "%s=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,%s,#%d);%n#%d=IFCHALFSPACESOLID(#%d,.F.);%n"
                                + "#%d=IFCPLANE(#%d);%n#%d=IFCAXIS2PLACEMENT3D(#%d,#%d,$);%n"
                                + "#%d=IFCCARTESIANPOINT((%.9f,%.9f,%.9f));%n#%d=IFCDIRECTION((%.9f,%.9f,%.9f));%n",
                        own,
                        previous,
                        id,
                        id,
                        id + 1,
                        id + 1,
                        id + 2,
                        id + 2,
                        id + 3,
                        id + 4,
                        id + 3,
                        planes[c][0] * offset,
                        planes[c][1] * offset,
                        planes[c][2] * offset + 2,
                        id + 4,
                        planes[c][0],
                        planes[c][1],
                        planes[c][2]));
            }
            String item = text + "#180=IFCEXTRUDEDAREASOLID(#181,$,#7,4.);\n"
                    + "#181=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#182);\n#182=IFCPOLYLINE((" + names + "#200));\n"
                    + points;
            double measured = volume(item);
            double counted = counted(ring, planes, 90);
            worst = Math.max(worst, Math.abs(measured - counted) / Math.max(1, counted));
            assertEquals(counted, measured, 0.03 * counted + 0.1, "round " + round + " of seed " + seed);
        }
        System.out.println(String.format(
                Locale.ROOT,
                "ifc: 25 random prisms with 1 to 3 cuts (seed %d): worst difference to counted points %.2f %%",
                seed,
                100 * worst));
    }

    private static double counted(double[][] ring, double[][] planes, int steps) {
        double size = 8.0 / steps;
        double high = 4.0 / steps;
        long inside = 0;
        for (int ix = 0; ix < steps; ix++) {
            for (int iy = 0; iy < steps; iy++) {
                double x = -4 + (ix + 0.5) * size;
                double y = -4 + (iy + 0.5) * size;
                if (!contains(ring, x, y)) {
                    continue;
                }
                for (int iz = 0; iz < steps; iz++) {
                    double z = (iz + 0.5) * high;
                    boolean kept = true;
                    for (double[] plane : planes) {
                        kept &= plane[0] * x + plane[1] * y + plane[2] * (z - 2) <= plane[3];
                    }
                    inside += kept ? 1 : 0;
                }
            }
        }
        return inside * size * size * high;
    }

    private static boolean contains(double[][] ring, double x, double y) {
        boolean inside = false;
        for (int i = 0; i < ring.length; i++) {
            double[] a = ring[i];
            double[] b = ring[(i + 1) % ring.length];
            if (a[1] > y != b[1] > y && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])) {
                inside = !inside;
            }
        }
        return inside;
    }

    /// A box without cuts is exact whatever its sides: a random thousandth-step box, 100 of them.
    @Test
    void randomBoxesHaveTheirVolume() throws IOException {
        long seed = 3;
        var random = new Random(seed);
        double worst = 0;
        for (int round = 0; round < 100; round++) {
            double x = (1 + random.nextInt(20_000)) / 1000.0;
            double y = (1 + random.nextInt(20_000)) / 1000.0;
            double z = (1 + random.nextInt(5_000)) / 1000.0;
            double volume = MadeIfc.volume(slab(MadeIfc.box(x, y, z)).only("ifc_slab"));
            worst = Math.max(worst, Math.abs(volume - x * y * z) / (x * y * z));
        }
        System.out.println("ifc: 100 random boxes (seed " + seed + "): worst relative difference " + worst);
        assertTrue(worst < 1e-2);
    }
}
