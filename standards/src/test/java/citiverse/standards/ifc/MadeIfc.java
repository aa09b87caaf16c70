package citiverse.standards.ifc;

import citiverse.standards.Collected;
import citiverse.standards.Reading;
import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.Progress;
import citiverse.twin.Twin;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

/// Writes small models as text and reads them.
final class MadeIfc {
    static final City CITY = new City("ka", "Karlsruhe", ZoneId.of("Europe/Berlin"), "EPSG:32632", "de");
    static final String METRE = "#14=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);\n";
    static final String MILLIMETRE = "#14=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n";
    static final String FOOT = """
            #14=IFCCONVERSIONBASEDUNIT($,.LENGTHUNIT.,'FOOT',#16);
            #16=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(0.3048),#17);
            #17=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);
            """;
    static final String SITE = "#30=IFCSITE('0KMpiAlnb52RgQuM1CwVfd',$,'Site',$,$,#20,$,$,.ELEMENT.,"
            + "(49,6,1,566000),(8,26,11,540400),110.,$,$);\n";
    static final String NOWHERE = "#30=IFCSITE('0KMpiAlnb52RgQuM1CwVfd',$,'Site',$,$,#20,$,$,.ELEMENT.,$,$,$,$,$);\n";

    final Collected found = new Collected();
    Twin.Quality quality;

    private MadeIfc() {}

    /// A project with a unit, a context (#11), axes (#10), a placement (#20), a site (#30), a building (#31), a
    /// storey (#32), and what else is told from #100 on.
    static String file(String unit, String site, String more) {
        return "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\n"
                + "FILE_NAME('made.ifc','2026-01-01T00:00:00',(''),(''),'','','');\nFILE_SCHEMA(('IFC4'));\nENDSEC;\n"
                + "DATA;\n#7=IFCDIRECTION((0.,0.,1.));\n#8=IFCDIRECTION((1.,0.,0.));\n"
                + "#9=IFCCARTESIANPOINT((0.,0.,0.));\n#10=IFCAXIS2PLACEMENT3D(#9,#7,#8);\n"
                + "#11=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-5,#10,$);\n"
                + "#12=IFCPROJECT('0lY6P5Ur90TAQnnnI6wtnb',$,'Made',$,$,$,$,(#11),#13);\n"
                + "#13=IFCUNITASSIGNMENT((#14,#15));\n"
                + unit
                + "#15=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);\n#20=IFCLOCALPLACEMENT($,#10);\n"
                + site
                + "#31=IFCBUILDING('2hQBAVPOr5VxhS3Jl0O47h',$,'House',$,$,#20,$,$,.ELEMENT.,$,$,$);\n"
                + "#32=IFCBUILDINGSTOREY('2eyxpyOx95m90jmsXLOuR0',$,'Ground',$,$,#20,$,$,.ELEMENT.,0.);\n"
                + "#33=IFCRELAGGREGATES('0bXcVxA5H2Wf3d0s8dG1aa',$,$,$,#12,(#30));\n"
                + "#34=IFCRELAGGREGATES('0bXcVxA5H2Wf3d0s8dG1ab',$,$,$,#30,(#31));\n"
                + "#35=IFCRELAGGREGATES('0bXcVxA5H2Wf3d0s8dG1ac',$,$,$,#31,(#32));\n"
                + more
                + "ENDSEC;\nEND-ISO-10303-21;\n";
    }

    /// A slab (#100) on the storey whose body is the item #110.
    static String slab(String item) {
        return "#100=IFCSLAB('1pPHnf7cXCpPsNEnQf8_6B',$,'Slab',$,$,#20,#101,$,.FLOOR.);\n"
                + "#101=IFCPRODUCTDEFINITIONSHAPE($,$,(#102));\n"
                + "#102=IFCSHAPEREPRESENTATION(#11,'Body','SweptSolid',(#110));\n"
                + "#103=IFCRELCONTAINEDINSPATIALSTRUCTURE('0bXcVxA5H2Wf3d0s8dG1ad',$,$,$,(#100),#32);\n"
                + item;
    }

    /// A box of these sides, its corner in the origin, as item #110.
    static String box(double x, double y, double z) {
        return "#110=IFCEXTRUDEDAREASOLID(#111,#10,#7," + z + ");\n#111=IFCRECTANGLEPROFILEDEF(.AREA.,$,#112," + x + ','
                + y + ");\n#112=IFCAXIS2PLACEMENT2D(#113,$);\n#113=IFCCARTESIANPOINT((" + x / 2 + ',' + y / 2 + "));\n";
    }

    static MadeIfc read(Path folder, String text) throws IOException {
        return read(folder, text, IfcReader.Options.AS_TOLD);
    }

    static MadeIfc read(Path folder, String text, IfcReader.Options options) throws IOException {
        return read(Files.write(folder.resolve("made.ifc"), text.getBytes(StandardCharsets.ISO_8859_1)), options);
    }

    static MadeIfc read(Path path, IfcReader.Options options) {
        var made = new MadeIfc();
        var reading = new Reading(CITY, "bim", path.getFileName().toString());
        made.quality = IfcReader.read(path, reading, made.found, options, Progress.NONE);
        return made;
    }

    Feature only(String layer) {
        var all = found.of(layer);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " features in " + layer);
        }
        return all.getFirst();
    }

    double number(String layer, String property) {
        return only(layer).properties().number(property).orElseThrow();
    }

    /// Volume inside the solids of a form, worked out from its packed vertices in the local metric frame.
    static double volume(Feature feature) {
        Form form = Form.of(feature).orElseThrow();
        double sum = 0;
        for (Shape shape : form.shapes()) {
            if (!shape.kind().encloses()) {
                continue;
            }
            for (int ring = 0; ring + 1 < shape.ringStart().length; ring++) {
                int from = shape.ringStart()[ring];
                for (int i = from + 1; i + 1 < shape.ringStart()[ring + 1]; i++) {
                    double[] a = place(form, shape.indices()[from]);
                    double[] b = place(form, shape.indices()[i]);
                    double[] c = place(form, shape.indices()[i + 1]);
                    sum += a[0] * (b[1] * c[2] - b[2] * c[1])
                            - a[1] * (b[0] * c[2] - b[2] * c[0])
                            + a[2] * (b[0] * c[1] - b[1] * c[0]);
                }
            }
        }
        return sum / 6;
    }

    private static double[] place(Form form, int vertex) {
        return new double[] {form.east(vertex), form.north(vertex), form.height(vertex) - form.height(0)};
    }

    /// Area of the faces of a form that look up, seen from above, square metres.
    static double areaFromAbove(Feature feature) {
        Form form = Form.of(feature).orElseThrow();
        double sum = 0;
        Shape shape = form.best().orElseThrow();
        for (int surface = 0; surface < shape.surfaces(); surface++) {
            double twice = 0;
            for (int ring = shape.surfaceStart()[surface]; ring < shape.surfaceStart()[surface + 1]; ring++) {
                int from = shape.ringStart()[ring];
                for (int i = from + 1; i + 1 < shape.ringStart()[ring + 1]; i++) {
                    double[] a = place(form, shape.indices()[from]);
                    double[] b = place(form, shape.indices()[i]);
                    double[] c = place(form, shape.indices()[i + 1]);
                    twice += (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
                }
            }
            sum += Math.max(0, twice / 2);
        }
        return sum;
    }
}
