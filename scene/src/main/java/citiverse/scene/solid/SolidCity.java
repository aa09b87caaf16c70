package citiverse.scene.solid;

import citiverse.scene.Dice;
import citiverse.standards.cityjson.CityJsonWriter;
import citiverse.standards.solid.IntList;
import citiverse.standards.solid.ShapeBuilder;
import citiverse.twin.Problem;
import citiverse.twin.solid.Semantic;
import citiverse.twin.solid.Shape;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A made city of houses in rows, on land that rises gently, in UTM zone 32 (EPSG:25832).
///
/// @param buildings how many, at least one
/// @param gabledShare share of the buildings that also come at level 2.2 with a gabled roof, 0 to 1
/// @param seed of its chances
public record SolidCity(int buildings, double gabledShare, long seed) {
    /// Metres between the middles of neighbouring lots.
    public static final double LOT_METRES = 20;

    private static final double EAST = 500_000;
    private static final double NORTH = 5_400_000;
    private static final CityJsonWriter.Head HEAD =
            new CityJsonWriter.Head("EPSG:25832", new double[] {0.001, 0.001, 0.001}, new double[] {EAST, NORTH, 0});
    private static final List<Semantic> SEMANTICS =
            List.of(new Semantic("GroundSurface"), new Semantic("RoofSurface"), new Semantic("WallSurface"));
    private static final int STREET_EVERY = 10;

    public SolidCity {
        if (buildings < 1 || !(gabledShare >= 0 && gabledShare <= 1)) {
            throw new IllegalArgumentException("a city has buildings, and a share from 0 to 1 has gables");
        }
    }

    /// Writes it as CityJSONSeq, over a file of that name.
    ///
    /// @throws Problem `CV-SCENE-001` where the file cannot be written
    public void write(Path file) {
        var dice = new Dice(seed);
        int side = (int) Math.ceil(Math.sqrt(buildings));
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                var writer = CityJsonWriter.sequence(out, HEAD)) {
            for (int b = 0; b < buildings; b++) {
                house(writer, "house-" + b, b % side, b / side, dice);
            }
        } catch (IOException e) {
            throw Problem.ours("CV-SCENE-001", "the made city could not be written: " + e.getMessage(), e)
                    .in(file.toString())
                    .remedy("See that the folder can be written to and that the disk has room");
        }
    }

    private void house(CityJsonWriter writer, String id, int column, int row, Dice dice) throws IOException {
        // A street after every ten lots.
        double x = (column + column / STREET_EVERY) * LOT_METRES;
        double y = (row + row / STREET_EVERY) * LOT_METRES;
        double turn = dice.between(-0.2, 0.2);
        double length = dice.between(9, 16);
        double width = dice.between(7, 11);
        int storeys = 1 + dice.below(5);
        double ground = 100 + 0.002 * x + 0.001 * y;
        double eaves = ground + 3 * storeys;
        double ridge = eaves + dice.between(1.5, 4);
        boolean gabled = dice.unit() < gabledShare;
        // A turn by the angle whose tangent of the half is turn / 2, which needs no transcendental function.
        double half = turn / 2;
        double cosine = (1 - half * half) / (1 + half * half);
        double sine = 2 * half / (1 + half * half);
        double[][] corners = {
            {-length / 2, -width / 2},
            {length / 2, -width / 2},
            {length / 2, width / 2},
            {-length / 2, width / 2},
            {-length / 2, 0},
            {length / 2, 0}
        };
        List<int[]> places = new ArrayList<>();
        for (double[] corner : corners) {
            places.add(new int[] {
                step(x + cosine * corner[0] - sine * corner[1]), step(y + sine * corner[0] + cosine * corner[1])
            });
        }
        var steps = new IntList();
        for (double z : new double[] {ground, eaves, 0.5 * (eaves + ridge)}) {
            for (int k = 0; k < 4; k++) {
                add(steps, places.get(k), z);
            }
        }
        add(steps, places.get(4), ridge);
        add(steps, places.get(5), ridge);
        writer.beginFeature(id);
        int[] numbers = writer.vertices(steps.toArray());
        List<Shape> shapes = new ArrayList<>();
        shapes.add(block());
        if (gabled) {
            shapes.add(gable());
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("function", dice.chance(0.8) ? "1000" : "1120");
        attributes.put("measuredHeight", Math.rint(((gabled ? ridge : 0.5 * (eaves + ridge)) - ground) * 100) / 100);
        attributes.put("roofType", gabled ? "1030" : "1000");
        attributes.put("storeysAboveGround", (long) storeys);
        attributes.put("yearOfConstruction", (long) (1900 + dice.below(125)));
        writer.write(
                new CityJsonWriter.Item(id, "Building", attributes, Map.of(), List.of(), List.of(), shapes, numbers));
        writer.endFeature();
    }

    private static int step(double metres) {
        return (int) Math.rint(metres * 1000);
    }

    private static void add(IntList steps, int[] place, double z) {
        steps.add(place[0]);
        steps.add(place[1]);
        steps.add(step(z));
    }

    /// Ground 0 to 3, eaves 4 to 7, top of the block 8 to 11, ridge 12 and 13.
    private static Shape block() {
        var builder = new ShapeBuilder(Shape.Kind.SOLID);
        builder.solid();
        builder.shell();
        surface(builder, 0, 3, 2, 1, 0);
        surface(builder, 1, 8, 9, 10, 11);
        for (int k = 0; k < 4; k++) {
            int next = (k + 1) % 4;
            surface(builder, 2, k, next, 8 + next, 8 + k);
        }
        return builder.build("1.2", SEMANTICS);
    }

    private static Shape gable() {
        var builder = new ShapeBuilder(Shape.Kind.SOLID);
        builder.solid();
        builder.shell();
        surface(builder, 0, 3, 2, 1, 0);
        surface(builder, 1, 4, 5, 13, 12);
        surface(builder, 1, 6, 7, 12, 13);
        surface(builder, 2, 0, 1, 5, 4);
        surface(builder, 2, 1, 2, 6, 13, 5);
        surface(builder, 2, 2, 3, 7, 6);
        surface(builder, 2, 3, 0, 4, 12, 7);
        return builder.build("2.2", SEMANTICS);
    }

    private static void surface(ShapeBuilder builder, int meaning, int... ring) {
        var places = new IntList();
        for (int place : ring) {
            places.add(place);
        }
        builder.surface(meaning);
        builder.ring(places);
    }
}
