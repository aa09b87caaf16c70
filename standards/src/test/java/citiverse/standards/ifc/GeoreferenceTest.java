package citiverse.standards.ifc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.crs.Crs;
import citiverse.twin.Problem;
import citiverse.twin.solid.Form;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

/// Units, and where a model stands.
class GeoreferenceTest {
    @TempDir
    Path folder;

    private MadeIfc read(String unit, String site, String more) throws IOException {
        return MadeIfc.read(folder, MadeIfc.file(unit, site, more));
    }

    @Test
    void lengthsAreMetresWhateverTheUnit() throws IOException {
        assertEquals(
                24,
                read(MadeIfc.METRE, MadeIfc.SITE, MadeIfc.slab(MadeIfc.box(2, 3, 4)))
                        .number("ifc_slab", "volume_cubic_metres"),
                1e-6);
        assertEquals(
                24,
                read(MadeIfc.MILLIMETRE, MadeIfc.SITE, MadeIfc.slab(MadeIfc.box(2000, 3000, 4000)))
                        .number("ifc_slab", "volume_cubic_metres"),
                1e-6);
        MadeIfc feet = read(MadeIfc.FOOT, MadeIfc.SITE, MadeIfc.slab(MadeIfc.box(2, 3, 4)));
        assertEquals(24 * 0.3048 * 0.3048 * 0.3048, feet.number("ifc_slab", "volume_cubic_metres"), 1e-6);
        assertEquals(4 * 0.3048, feet.number("building", "height_metres"), 1e-3);
        System.out.println("ifc: 2 x 3 x 4 ft are " + feet.number("ifc_slab", "volume_cubic_metres") + " m3");
    }

    /// Eastings in the unit of the map, the model in its own: metre, millimetre and US survey foot.
    @ParameterizedTest
    @CsvSource({
        "'#14=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);',1,'#14',1,1.",
        "'#14=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);',1000,'#14',1000,1.",
        "'#14=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);',1000,'$',1000,$",
        "'#14=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);',1000,'#60',1,0.001",
        "'#14=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);',1000,'#60',1,1."
    })
    void aMapConversionInEveryUnit(String unit, double perMetre, String mapUnit, double mapPerMetre, String scale)
            throws IOException {
        String conversion = String.format(
                Locale.ROOT,
                "#60=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);%n"
                        + "#61=IFCPROJECTEDCRS('EPSG:25832',$,'ETRS89','DHHN2016',$,$,%s);%n"
                        + "#62=IFCMAPCONVERSION(#11,#61,%.4f,%.4f,%.4f,0.8660254037844386,0.5,%s);%n",
                mapUnit,
                458_900 * mapPerMetre,
                5_438_900 * mapPerMetre,
                110 * mapPerMetre,
                scale);
        MadeIfc model = read(
                unit,
                MadeIfc.NOWHERE,
                conversion + MadeIfc.slab(MadeIfc.box(2 * perMetre, 3 * perMetre, 4 * perMetre)));
        Form form = Form.of(model.only("ifc_slab")).orElseThrow();
        assertEquals("EPSG:25832", form.crs());
        assertEquals("DHHN2016", form.verticalDatum());
        assertEquals(110, model.number("building", "ground_metres"), 1e-6);
        assertEquals(4, model.number("building", "height_metres"), 1e-6);
        double worst = 1e9;
        double east = 458_900 + 2 * Math.sqrt(0.75) - 3 * 0.5;
        double north = 5_438_900 + 2 * 0.5 + 3 * Math.sqrt(0.75);
        for (int v = 0; v < form.vertices().length / 3; v++) {
            worst = Math.min(
                    worst,
                    Math.abs(form.source(v, 0) - east)
                            + Math.abs(form.source(v, 1) - north)
                            + Math.abs(form.source(v, 2) - 114));
        }
        System.out.println("ifc: far corner by map conversion, unit of " + 1 / perMetre + " m, map unit of "
                + 1 / mapPerMetre + " m, scale " + scale + ": off by " + worst + " m");
        assertEquals(0, worst, 1e-4);
    }

    /// The frame in local metres agrees with the projection.
    @Test
    void theFrameAgreesWithTheProjection() throws IOException {
        String conversion = "#61=IFCPROJECTEDCRS('EPSG:25832',$,$,$,$,$,$);\n"
                + "#62=IFCMAPCONVERSION(#11,#61,458900.,5438900.,110.,$,$,$);\n";
        Form form = Form.of(read(MadeIfc.METRE, MadeIfc.NOWHERE, conversion + MadeIfc.slab(MadeIfc.box(100, 100, 10)))
                        .only("ifc_slab"))
                .orElseThrow();
        Crs crs = Crs.of("EPSG:25832");
        double[] metres = Georeference.metresPerDegree(form.frame().latitude());
        double worst = 0;
        for (int v = 0; v < form.vertices().length / 3; v++) {
            Coordinate at = crs.toCrs84(form.source(v, 0), form.source(v, 1));
            worst = Math.max(worst, Math.abs((at.x - form.frame().longitude()) * metres[1] - form.east(v)));
            worst = Math.max(worst, Math.abs((at.y - form.frame().latitude()) * metres[0] - form.north(v)));
        }
        System.out.println("ifc: frame against projection over 100 m: " + worst + " m");
        assertTrue(worst < 5e-3);
    }

    @Test
    void aModelThatDoesNotSayWhereItStandsIsAskedFor() throws IOException {
        String text = MadeIfc.file(MadeIfc.METRE, MadeIfc.NOWHERE, MadeIfc.slab(MadeIfc.box(2, 3, 4)));
        Problem problem = assertThrows(Problem.class, () -> MadeIfc.read(folder, text));
        assertEquals("CV-IFC-006", problem.code());
        assertTrue(problem.remedy().contains("georeference: {longitude:"), problem.remedy());
        System.out.println("ifc: " + problem.reason() + " -> " + problem.remedy());
        var place = new IfcReader.Place(7.42, 43.73, 50, 90);
        MadeIfc model = MadeIfc.read(folder, text, new IfcReader.Options(place, "", "NGF-IGN69"));
        Form form = Form.of(model.only("ifc_slab")).orElseThrow();
        assertEquals(50, model.number("building", "ground_metres"));
        assertEquals(
                "NGF-IGN69",
                model.only("building").properties().text("vertical_datum").orElseThrow());
        // The y axis points east, so x points south.
        assertEquals(3, form.frame().east(0, 3), 1e-9);
        assertEquals(-2, form.frame().north(2, 0), 1e-9);
    }

    @Test
    void zeroDegreesAreNoPlace() throws IOException {
        String site = "#30=IFCSITE('0KMpiAlnb52RgQuM1CwVfd',$,'Site',$,$,#20,$,$,.ELEMENT.,(0,0,0),(0,0,0),0.,$,$);\n";
        String text = MadeIfc.file(MadeIfc.METRE, site, MadeIfc.slab(MadeIfc.box(2, 3, 4)));
        assertEquals(
                "CV-IFC-006",
                assertThrows(Problem.class, () -> MadeIfc.read(folder, text)).code());
    }

    @Test
    void aCrsWithoutACodeIsAskedFor() throws IOException {
        String text = MadeIfc.file(
                MadeIfc.METRE,
                MadeIfc.NOWHERE,
                "#61=IFCPROJECTEDCRS('Our own grid',$,$,$,$,$,$);\n"
                        + "#62=IFCMAPCONVERSION(#11,#61,458900.,5438900.,110.,$,$,$);\n"
                        + MadeIfc.slab(MadeIfc.box(2, 3, 4)));
        Problem problem = assertThrows(Problem.class, () -> MadeIfc.read(folder, text));
        assertEquals("CV-IFC-007", problem.code());
        assertTrue(problem.remedy().contains("crs: EPSG:"), problem.remedy());
        MadeIfc model =
                MadeIfc.read(folder, text, new IfcReader.Options(IfcReader.Place.NOT_TOLD, "EPSG:25832", "DHHN2016"));
        assertEquals(110, model.number("building", "ground_metres"));
    }

    @Test
    void anIfc2x3ModelMayTellItByPropertySets() throws IOException {
        String sets = "#70=IFCPROPERTYSET('0bXcVxA5H2Wf3d0s8dG1ba',$,'ePset_MapConversion',$,(#71,#72,#73));\n"
                + "#71=IFCPROPERTYSINGLEVALUE('Eastings',$,IFCREAL(458900.),$);\n"
                + "#72=IFCPROPERTYSINGLEVALUE('Northings',$,IFCREAL(5438900.),$);\n"
                + "#73=IFCPROPERTYSINGLEVALUE('OrthogonalHeight',$,IFCREAL(110.),$);\n"
                + "#74=IFCRELDEFINESBYPROPERTIES('0bXcVxA5H2Wf3d0s8dG1bb',$,$,$,(#30),#70);\n"
                + "#75=IFCPROPERTYSET('0bXcVxA5H2Wf3d0s8dG1bc',$,'ePset_ProjectedCRS',$,(#76));\n"
                + "#76=IFCPROPERTYSINGLEVALUE('Name',$,IFCLABEL('EPSG:25832'),$);\n"
                + "#77=IFCRELDEFINESBYPROPERTIES('0bXcVxA5H2Wf3d0s8dG1bd',$,$,$,(#30),#75);\n";
        MadeIfc model = read(MadeIfc.MILLIMETRE, MadeIfc.NOWHERE, sets + MadeIfc.slab(MadeIfc.box(2000, 3000, 4000)));
        Form form = Form.of(model.only("ifc_slab")).orElseThrow();
        assertEquals("EPSG:25832", form.crs());
        assertEquals(458_900, form.source(0, 0), 3);
        assertEquals(110, model.number("building", "ground_metres"), 1e-6);
    }

    @Test
    void otherSchemasAndLibrariesAreRefused() throws IOException {
        String good = MadeIfc.file(MadeIfc.METRE, MadeIfc.SITE, "");
        assertEquals(
                "CV-IFC-004",
                assertThrows(Problem.class, () -> MadeIfc.read(folder, good.replace("'IFC4'", "'AUTOMOTIVE_DESIGN'")))
                        .code());
        assertEquals(
                "CV-IFC-008",
                assertThrows(Problem.class, () -> MadeIfc.read(folder, good.replace("IFCPROJECT", "IFCPROJECTLIBRARY")))
                        .code());
        MadeIfc newer = MadeIfc.read(folder, good.replace("'IFC4'", "'IFC4X3_ADD2'"));
        assertTrue(newer.quality.warnings().toString().contains("read like IFC4"));
    }

    @Test
    void propertiesAreInMetresAndQuantitiesInTheirOwnUnitToo() throws IOException {
        String sets = "#80=IFCPROPERTYSET('0bXcVxA5H2Wf3d0s8dG1ca',$,'Pset_SlabCommon',$,(#81,#82,#83));\n"
                + "#81=IFCPROPERTYSINGLEVALUE('Thickness',$,IFCPOSITIVELENGTHMEASURE(250.),$);\n"
                + "#82=IFCPROPERTYSINGLEVALUE('PitchAngle',$,IFCPLANEANGLEMEASURE(0.5),$);\n"
                + "#83=IFCPROPERTYSINGLEVALUE('IsExternal',$,IFCBOOLEAN(.F.),$);\n"
                + "#84=IFCRELDEFINESBYPROPERTIES('0bXcVxA5H2Wf3d0s8dG1cb',$,$,$,(#100),#80);\n"
                + "#85=IFCELEMENTQUANTITY('0bXcVxA5H2Wf3d0s8dG1cc',$,'Qto',$,$,(#86,#87));\n"
                + "#86=IFCQUANTITYLENGTH('Width',$,$,250.,$);\n#87=IFCQUANTITYAREA('Area',$,#88,6.,$);\n"
                + "#88=IFCSIUNIT(*,.AREAUNIT.,$,.SQUARE_METRE.);\n"
                + "#89=IFCRELDEFINESBYPROPERTIES('0bXcVxA5H2Wf3d0s8dG1cd',$,$,$,(#100),#85);\n";
        var slab = read(MadeIfc.MILLIMETRE, MadeIfc.SITE, sets + MadeIfc.slab(MadeIfc.box(2000, 3000, 250)))
                .only("ifc_slab")
                .properties();
        assertEquals(0.25, slab.number("Pset_SlabCommon.Thickness").orElseThrow(), 1e-12);
        assertEquals(
                Math.toDegrees(0.5), slab.number("Pset_SlabCommon.PitchAngle").orElseThrow(), 1e-9);
        assertEquals(0.25, slab.number("Qto.Width").orElseThrow(), 1e-12);
        assertEquals(6, slab.number("Qto.Area").orElseThrow(), 1e-12);
        assertEquals("FLOOR", slab.text("predefined_type").orElseThrow());
    }
}
