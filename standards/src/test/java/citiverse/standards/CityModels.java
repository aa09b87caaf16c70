package citiverse.standards;

import citiverse.standards.citygml.CityGmlReader;
import citiverse.standards.cityjson.CityJsonReader;
import citiverse.twin.City;
import citiverse.twin.Feature;
import citiverse.twin.FeatureSink;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Twin;
import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads 3D city models in tests, and takes their forms apart again.
public final class CityModels {
    public static final City CITY = new City("test", "Test", ZoneId.of("Europe/Berlin"), "EPSG:25832", "en");

    /// The reference system of the files that name none.
    public static final Map<String, String> TOLD = new TreeMap<>(Map.of(
            "cityjson11/den_haag_subset.city.json", "EPSG:7415",
            "cityjson20/multi_lod.city.json", "EPSG:7415",
            "cityjson20/twobuildings.city.json", "EPSG:2950",
            "cityjsonseq/fzk_testcases_lod2_buildings.city.jsonl", "EPSG:3068",
            "citygml3/Road_over_Bridge_LOD2.gml", "EPSG:25832"));

    private CityModels() {}

    /// What came of reading a file.
    public record Read(Collected found, Twin.Quality quality) {
        public long count(String layer) {
            return found.of(layer).size();
        }

        public List<String> warnings(String containing) {
            return quality.warnings().stream()
                    .filter(warning -> warning.contains(containing))
                    .toList();
        }
    }

    /// Reads a file of the shared city models.
    public static Read shared(String name) {
        return read(TestData.shared("city-models/" + name), TOLD.getOrDefault(name, ""));
    }

    public static Read read(Path path, String crs) {
        var found = new Collected();
        return new Read(found, read(path, crs, found));
    }

    public static Twin.Quality read(Path path, String crs, FeatureSink sink) {
        String name = path.getFileName().toString();
        var reading = new Reading(CITY, "model", name);
        var options = new CityJsonReader.Options(crs, "");
        return name.endsWith("gml")
                ? CityGmlReader.read(path, reading, sink, options, Progress.NONE)
                : CityJsonReader.read(path, reading, sink, options, Progress.NONE);
    }

    /// The problem that reading ends in.
    public static Problem refused(Path path, String crs) {
        try {
            read(path, crs);
        } catch (Problem problem) {
            return problem;
        }
        throw new AssertionError(path + " was read");
    }

    public static Form form(Feature feature) {
        return Form.of(feature).orElseThrow(() -> new AssertionError(feature.id() + " has no form"));
    }

    /// Surfaces of a form by level, as `lod kind type: x y z, …`, each ring from its least place on, in millimetres,
    /// sorted: equal for equal geometry, however it is ordered.
    public static List<String> surfaces(Feature feature) {
        Form form = form(feature);
        List<String> all = new ArrayList<>();
        for (Shape shape : form.shapes()) {
            for (int f = 0; f < shape.surfaces(); f++) {
                var text = new StringBuilder(shape.lod() + ' ' + shape.kind() + ' ' + shape.typeOf(f));
                for (int r = shape.surfaceStart()[f]; r < shape.surfaceStart()[f + 1]; r++) {
                    text.append(": ").append(ring(form, shape, r));
                }
                all.add(text.toString());
            }
        }
        all.sort(null);
        return all;
    }

    private static String ring(Form form, Shape shape, int ring) {
        List<String> places = new ArrayList<>();
        for (int i = shape.ringStart()[ring]; i < shape.ringStart()[ring + 1]; i++) {
            int v = shape.indices()[i];
            places.add(Math.round(form.source(v, 0) * 1000) + " " + Math.round(form.source(v, 1) * 1000) + " "
                    + Math.round(form.source(v, 2) * 1000));
        }
        int least = 0;
        for (int i = 1; i < places.size(); i++) {
            least = places.get(i).compareTo(places.get(least)) < 0 ? i : least;
        }
        List<String> turned = new ArrayList<>(places.subList(least, places.size()));
        turned.addAll(places.subList(0, least));
        return String.join(", ", turned);
    }

    /// How many surfaces all shapes have.
    public static int count(Collected found, String semantic) {
        int count = 0;
        for (Feature feature : found.features.values()) {
            for (Shape shape : Form.of(feature).map(Form::shapes).orElse(List.of())) {
                for (int f = 0; f < shape.surfaces(); f++) {
                    count += semantic.isEmpty() || shape.typeOf(f).equals(semantic) ? 1 : 0;
                }
            }
        }
        return count;
    }

    /// How many semantics of a type the shapes have.
    public static int semantics(Collected found, String type) {
        int count = 0;
        for (Feature feature : found.features.values()) {
            for (Shape shape : Form.of(feature).map(Form::shapes).orElse(List.of())) {
                count += (int) shape.semantics().stream()
                        .filter(semantic -> semantic.type().equals(type))
                        .count();
            }
        }
        return count;
    }
}
