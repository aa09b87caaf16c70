package citiverse.standards.ifc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.TestData;
import citiverse.twin.Feature;
import citiverse.twin.Progress;
import citiverse.twin.Properties;
import citiverse.twin.Value;
import citiverse.twin.solid.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The facts that are known of five published models.
class IfcPublishedModelsTest {
    private static final double MILLIMETRE = 1e-3;

    private static MadeIfc read(String file) {
        return MadeIfc.read(TestData.shared("ifc/" + file), IfcReader.Options.AS_TOLD);
    }

    @ParameterizedTest
    @CsvSource({
        "Building-Architecture.ifc,517,IFCSITE=2 IFCBUILDING=1 IFCBUILDINGSTOREY=1 IFCSPACE=2 IFCWALL=4 IFCSLAB=3"
                + " IFCROOF=1",
        "Building-Structural.ifc,407,IFCBEAM=6 IFCWALL=4 IFCROOF=1",
        "Building-Hvac.ifc,156,IFCDUCTSEGMENT=1",
        "AC20-FZK-Haus.ifc,44249,IFCBUILDINGSTOREY=2 IFCSPACE=7 IFCWALLSTANDARDCASE=13 IFCDOOR=5 IFCWINDOW=11"
                + " IFCSLAB=4 IFCBEAM=4",
        "Ifc2x3_Duplex_Architecture.ifc,38898,IFCBUILDINGSTOREY=4 IFCSPACE=21 IFCWALL=1 IFCWALLSTANDARDCASE=56"
                + " IFCDOOR=14 IFCWINDOW=24 IFCSLAB=21"
    })
    void theFilesHoldWhatIsPublished(String name, int instances, String counts) {
        StepFile file = StepFile.read(TestData.shared("ifc/" + name), name, Progress.NONE);
        assertEquals(instances, file.size());
        for (String told : counts.split(" ")) {
            String[] parts = told.split("=");
            assertEquals(Integer.parseInt(parts[1]), file.count(parts[0]), parts[0]);
        }
        System.out.println("ifc: " + name + ' ' + file.schema() + ", " + file.size() + " instances (published "
                + instances + "), " + counts);
    }

    @ParameterizedTest
    @CsvSource({
        "Building-Architecture.ifc,ifc_site=2 building=1 ifc_storey=1 ifc_space=2 ifc_wall=4 ifc_slab=3 ifc_roof=1",
        "Building-Structural.ifc,building=1 ifc_beam=6 ifc_wall=4 ifc_roof=1",
        "Building-Hvac.ifc,building=1 ifc_flow_segment=1",
        "AC20-FZK-Haus.ifc,building=1 ifc_storey=2 ifc_space=7 ifc_wall=13 ifc_door=5 ifc_window=11 ifc_slab=4"
                + " ifc_beam=4 ifc_opening=17",
        "Ifc2x3_Duplex_Architecture.ifc,building=1 ifc_storey=4 ifc_space=21 ifc_wall=57 ifc_door=14 ifc_window=24"
                + " ifc_slab=21 ifc_opening=50"
    })
    void eachBecomesAFeatureOfItsLayer(String name, String counts) {
        MadeIfc model = read(name);
        for (String told : counts.split(" ")) {
            String[] parts = told.split("=");
            assertEquals(Integer.parseInt(parts[1]), model.found.of(parts[0]).size(), parts[0]);
        }
        Feature building = model.only("building");
        assertTrue(building.geometry().orElseThrow().isValid());
        assertTrue(building.geometry().orElseThrow().getArea() > 0);
        for (Feature feature : model.found.features.values()) {
            feature.properties()
                    .text("parent")
                    .ifPresent(parent -> assertTrue(model.found.features.containsKey(parent), parent));
            feature.geometry().ifPresent(shape -> assertTrue(shape.isValid(), feature.id()));
        }
        Properties told = building.properties();
        double block = MadeIfc.volume(building);
        double area = MadeIfc.areaFromAbove(building);
        assertTrue(Form.of(building).orElseThrow().best().orElseThrow().kind().encloses());
        assertEquals(area * told.number("height_metres").orElseThrow(), block, 1e-3 * block, "footprint times height");
        System.out.println(String.format(
                Locale.ROOT,
                "ifc: %s building at %.6f %.6f, ground %.3f m, height %.3f m, %.0f levels, block of"
                        + " %.1f m2 and %.1f m3, %d warnings",
                name,
                building.geometry().orElseThrow().getCentroid().getX(),
                building.geometry().orElseThrow().getCentroid().getY(),
                told.number("ground_metres").orElseThrow(),
                told.number("height_metres").orElseThrow(),
                told.number("levels").orElse(Double.NaN),
                area,
                block,
                model.quality.warnings().size()));
        assertEquals(List.of(), model.quality.warnings());
    }

    @Test
    void theFloorSlabHasItsPublishedVolumeAndAreaAlsoByItsForm() {
        Feature slab = read("Building-Architecture.ifc").found.named("ifc_slab", "3zR0BOEcLADRKln4HYporH");
        Properties told = slab.properties();
        double volume = MadeIfc.volume(slab);
        double area = MadeIfc.areaFromAbove(slab);
        System.out.println(String.format(
                Locale.ROOT,
                "ifc: floor slab NetVolume told %.6f, from its form %.6f m3 (published 6.4375);"
                        + " NetArea told %.6f, from its form %.6f m2 (published 25.75)",
                told.number("Qto_SlabBaseQuantities.NetVolume").orElseThrow(),
                volume,
                told.number("Qto_SlabBaseQuantities.NetArea").orElseThrow(),
                area));
        assertEquals(6.4375, told.number("Qto_SlabBaseQuantities.NetVolume").orElseThrow(), 1e-9);
        assertEquals(25.75, told.number("Qto_SlabBaseQuantities.NetArea").orElseThrow(), 1e-9);
        assertEquals(6.4375, told.number("volume_cubic_metres").orElseThrow(), 1e-6);
        // The map of this place, 2.1 degrees from its meridian, stretches lengths by 1.00024.
        assertEquals(6.4375, volume, 6.4375 * 6e-4);
        assertEquals(25.75, area, 25.75 * 6e-4);
    }

    /// Every element whose model tells its own net or gross volume: bodies agree with what the authoring programs say.
    @ParameterizedTest
    @CsvSource({
        "Building-Architecture.ifc,ifc_wall,Qto_WallBaseQuantities.NetVolume,4",
        "Building-Architecture.ifc,ifc_slab,Qto_SlabBaseQuantities.NetVolume,3",
        "Building-Structural.ifc,ifc_wall,Qto_WallBaseQuantities.NetVolume,4",
        "Building-Structural.ifc,ifc_beam,Qto_BeamBaseQuantities.NetVolume,6",
        "AC20-FZK-Haus.ifc,ifc_wall,'ArchiCADQuantities.Brutto-Volumen der Wand ',13"
    })
    void bodiesHaveTheVolumesThatTheirProgramsTell(String name, String layer, String quantity, int least) {
        int compared = 0;
        double worst = 0;
        for (Feature feature : read(name).found.of(layer)) {
            OptionalDouble told = feature.properties().number(quantity);
            if (told.isPresent()) {
                double own = feature.properties().number("volume_cubic_metres").orElseThrow();
                worst = Math.max(worst, Math.abs(own - told.getAsDouble()) / told.getAsDouble());
                compared++;
            }
        }
        System.out.println(String.format(
                Locale.ROOT, "ifc: %s %s, %d volumes against %s: worst %.1e", name, layer, compared, quantity, worst));
        assertTrue(compared >= least, compared + " compared");
        assertTrue(worst < 1e-5, "worst " + worst);
    }

    /// The Duplex tells volumes without openings: its walls that none is cut into have them by their bodies. Of one the
    /// program tells 2.011 m3, without the ends that it shares with other walls; its body, worked out by hand from
    // the
    /// file, is a box of which a slice is cut off on either side.
    @Test
    void wallsWithoutOpeningsHaveTheVolumesOfTheDuplex() {
        MadeIfc model = read("Ifc2x3_Duplex_Architecture.ifc");
        Set<String> pierced = model.found.of("ifc_opening").stream()
                .map(opening -> opening.properties().text("voids").orElse(""))
                .collect(Collectors.toSet());
        int compared = 0;
        double worst = 0;
        for (Feature wall : model.found.of("ifc_wall")) {
            OptionalDouble told = wall.properties().number("PSet_Revit_Dimensions.Volume");
            OptionalDouble own = wall.properties().number("volume_cubic_metres");
            if (wall.localId().equals("2O2Fr$t4X7Zf8NOew3FKRH")) {
                assertEquals(2.2 * 0.55 * 2.795 - 2 * 1.65 * (0.275 - 0.218) * 2.795, own.orElseThrow(), 1e-5);
            } else if (told.isPresent() && own.isPresent() && !pierced.contains(wall.id())) {
                worst = Math.max(worst, Math.abs(own.getAsDouble() / told.getAsDouble() - 1));
                compared++;
            }
        }
        System.out.println(String.format(
                Locale.ROOT, "ifc: Duplex, %d walls without openings: worst %.1e of the told volume", compared, worst));
        assertTrue(compared >= 20 && worst < 1e-4, compared + " compared, worst " + worst);
    }

    @Test
    void theThreeModelsOfOneHouseOverlay() {
        Map<String, Form> origins = new HashMap<>();
        for (String name : List.of("Building-Architecture.ifc", "Building-Structural.ifc", "Building-Hvac.ifc")) {
            MadeIfc model = read(name);
            // The coordination object of the sample stands at the same place in each of them.
            Feature origin = model.found.named("ifc_building_element_proxy", "2F44QMqSH3TOkM$SZoqCBe");
            origins.put(name, Form.of(origin).orElseThrow());
            assertEquals("EPSG:32760", Form.of(origin).orElseThrow().crs());
        }
        Form first = origins.get("Building-Architecture.ifc");
        double worst = 0;
        for (Form other : origins.values()) {
            assertEquals(first.vertices().length, other.vertices().length);
            for (int v = 0; v < first.vertices().length / 3; v++) {
                for (int axis = 0; axis < 3; axis++) {
                    worst = Math.max(worst, Math.abs(first.source(v, axis) - other.source(v, axis)));
                }
            }
        }
        System.out.println("ifc: the three PCERT models differ at the coordination object by at most " + worst + " m");
        assertTrue(worst < MILLIMETRE);
    }

    @Test
    void theMapConversionTakesMillimetresAndSixtyDegrees() {
        MadeIfc model = read("Building-Architecture.ifc");
        Form form =
                Form.of(model.found.named("ifc_slab", "3zR0BOEcLADRKln4HYporH")).orElseThrow();
        // Site (5.8, 5.8, -1.3), building (-2.8, -2.8, 1.3), slab (0.2, 0, -0.25); its first corner (2.4, 0, 0).
        double x = 5.8 - 2.8 + 0.2 + 2.4;
        double y = 5.8 - 2.8;
        double east = 729_013.3488297 + 0.5 * x - Math.sqrt(0.75) * y;
        double north = 9_063_992.6846974 + Math.sqrt(0.75) * x + 0.5 * y;
        System.out.println(String.format(
                Locale.ROOT,
                "ifc: first corner of the floor at %.4f %.4f %.4f, by hand %.4f %.4f %.4f",
                form.source(0, 0),
                form.source(0, 1),
                form.source(0, 2),
                east,
                north,
                1.05));
        assertEquals(east, form.source(0, 0), MILLIMETRE);
        assertEquals(north, form.source(0, 1), MILLIMETRE);
        assertEquals(1.05, form.source(0, 2), MILLIMETRE);
    }

    @ParameterizedTest
    @CsvSource({"AC20-FZK-Haus.ifc,8.436539,49.100435,110", "Ifc2x3_Duplex_Architecture.ifc,-87.6394,41.8744,0"})
    void sitesStandWhereTheirDegreesMinutesAndSecondsSay(
            String name, double longitude, double latitude, double elevation) {
        MadeIfc model = read(name);
        Form form = Form.of(model.found.of("ifc_wall").getFirst()).orElseThrow();
        System.out.println(String.format(
                Locale.ROOT,
                "ifc: %s site at %.7f %.7f (told %.7f %.7f), elevation %.1f",
                name,
                form.frame().longitude(),
                form.frame().latitude(),
                longitude,
                latitude,
                model.number("building", "ground_metres")));
        assertEquals(longitude, form.frame().longitude(), 1e-6);
        assertEquals(latitude, form.frame().latitude(), 1e-6);
        assertEquals(elevation, model.number("building", "ground_metres"), 1e-9);
    }

    /// True north is the direction (0.766, 0.643) of the model: its y axis points 50 degrees west of north.
    @Test
    void trueNorthTurnsTheModel() {
        Form form = Form.of(read("AC20-FZK-Haus.ifc").found.of("ifc_wall").getFirst())
                .orElseThrow();
        assertEquals(-0.766044443119, form.frame().eastPerY(), 1e-9);
        assertEquals(0.642787609687, form.frame().northPerY(), 1e-9);
    }

    @Test
    void relationsLeadFromDoorToWallToStoreyToBuilding() {
        MadeIfc model = read("AC20-FZK-Haus.ifc");
        Feature door = model.found.of("ifc_door").getFirst();
        Feature opening =
                model.found.features.get(door.properties().text("fills").orElseThrow());
        Feature wall =
                model.found.features.get(opening.properties().text("voids").orElseThrow());
        Feature storey =
                model.found.features.get(wall.properties().text("storey").orElseThrow());
        Feature building =
                model.found.features.get(storey.properties().text("parent").orElseThrow());
        assertEquals("ifc_opening", opening.type());
        assertEquals("ifc_wall", wall.type());
        assertEquals("ifc_storey", storey.type());
        assertEquals("building", building.type());
        assertEquals(storey.id(), door.properties().text("storey").orElseThrow());
        assertEquals(
                List.of(0.0, 2.7),
                model.found.of("ifc_storey").stream()
                        .map(one -> one.properties().number("elevation_metres").orElseThrow())
                        .sorted()
                        .toList());
    }

    @Test
    void textsOfEveryAlphabetAreDecoded() {
        MadeIfc model = read("AC20-FZK-Haus.ifc");
        boolean umlaut = model.found.of("ifc_door").stream()
                .anyMatch(door -> door.properties().names().stream().anyMatch(name -> name.contains("Öffnung")));
        assertTrue(umlaut, "\\X2\\00D6\\X0\\ffnung is Öffnung");
        Feature roof = read("Building-Architecture.ifc").found.named("ifc_slab", "0ZTBBPo6f6bxqV2K7Oelrq");
        assertEquals(
                new Value.Text("A roof slab that's got it all covered"),
                roof.properties().value("description").orElseThrow());
    }
}
