package citiverse.server.ogc.processes.offered;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.sun.ReceptorPlan;
import citiverse.models.sun.Receptors;
import citiverse.models.sun.SunModel;
import citiverse.models.sun.SunResult;
import citiverse.models.sun.SunSettings;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Hours of direct sun on the places of a layer, or at points.
final class Sun implements Offered {
    private static final int MOST_PLACES = 20_000;

    @Override
    public String id() {
        return "sun";
    }

    @Override
    public String method() {
        return "sun";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.name("places", null).orNone(),
                Field.any(
                                "points",
                                null,
                                Map.of(
                                        "type",
                                        "array",
                                        "minItems",
                                        1L,
                                        "maxItems",
                                        1000L,
                                        "items",
                                        Map.of(
                                                "type",
                                                "array",
                                                "minItems",
                                                2L,
                                                "maxItems",
                                                2L,
                                                "items",
                                                Map.of("type", "number", "minimum", -180L, "maximum", 180L))))
                        .orNone(),
                Field.date("date"),
                Field.whole("step_minutes", 5L, 1, 60),
                Field.number("least_altitude", 0.0, 0, 89),
                Field.number("reach_metres", 2000.0, 1, 20_000));
    }

    @Override
    public List<String> layers(Inputs inputs) {
        var layers = new ArrayList<>(List.of(Layers.BUILDING, Layers.BUILDING_PART));
        if (inputs.has("places") && !layers.contains(inputs.text("places"))) {
            layers.add(inputs.text("places"));
        }
        return layers;
    }

    @Override
    public Table compute(Snapshot city, Inputs inputs, int threads, Progress progress) {
        if (inputs.has("places") == inputs.has("points")) {
            throw Field.wrong("places", "or \"points\" must be given, and not both");
        }
        LocalDate date = inputs.date("date");
        if (date.getYear() < 1900 || date.getYear() > 2100) {
            throw Field.wrong("date", "must lie in the years 1900 to 2100");
        }
        BuiltForm form = BuiltForm.compile(city);
        var ids = new ArrayList<String>();
        var at = new ArrayList<double[]>();
        Receptors receptors = inputs.has("places")
                ? ofLayer(city, inputs.text("places"), form, ids, at)
                : ofPoints((List<?>) inputs.values().get("points"), form, ids, at);
        SunSettings settings = SunSettings.of(date.getYear(), city.city().zone())
                .on(List.of(date))
                .step(inputs.whole("step_minutes"))
                .above(inputs.number("least_altitude"))
                .within(inputs.number("reach_metres"))
                .threads(threads);
        SunModel model = SunModel.compile(form, receptors, settings, progress);
        return table(model, ids, at, form);
    }

    private static Receptors ofLayer(Snapshot city, String layer, BuiltForm form, List<String> ids, List<double[]> at) {
        Named.places(city, layer, MOST_PLACES);
        Receptors.Builder receptors = Receptors.builder();
        for (Feature feature : city.features(layer)) {
            if (feature.shape() == null || feature.shape().isEmpty()) {
                continue;
            }
            var inside = feature.shape().getInteriorPoint();
            if (layer.equals(Layers.BUILDING)) {
                form.building(feature.id()).ifPresent(building -> {
                    ids.add(feature.localId());
                    at.add(new double[] {inside.getX(), inside.getY()});
                    ReceptorPlan.DEFAULT.building(form, building, receptors);
                });
            } else {
                ids.add(feature.localId());
                at.add(new double[] {inside.getX(), inside.getY()});
                ReceptorPlan.DEFAULT.place(form, feature.id(), inside.getX(), inside.getY(), receptors);
            }
        }
        return made(receptors);
    }

    private static Receptors ofPoints(List<?> points, BuiltForm form, List<String> ids, List<double[]> at) {
        Receptors.Builder receptors = Receptors.builder();
        for (Object each : points) {
            double longitude = ((Number) ((List<?>) each).get(0)).doubleValue();
            double latitude = ((Number) ((List<?>) each).get(1)).doubleValue();
            String id = Integer.toString(ids.size() + 1);
            ids.add(id);
            at.add(new double[] {longitude, latitude});
            ReceptorPlan.DEFAULT.place(form, "point " + id, longitude, latitude, receptors);
        }
        return made(receptors);
    }

    private static Receptors made(Receptors.Builder receptors) {
        if (receptors.size() == 0) {
            throw Problem.user("CV-PROCESS-004", "there is no place that the sun could reach")
                    .remedy("Name another layer");
        }
        return receptors.build();
    }

    private static Table table(SunModel model, List<String> ids, List<double[]> at, BuiltForm form) {
        var table = new Table()
                .column("id", "", "Place, by its id within its source, or the number of the point")
                .column("longitude", "deg", "CRS84")
                .column("latitude", "deg", "CRS84")
                .column("sun_hours", "h", "Direct sun on the date under a clear sky; mean over walls for buildings")
                .column("sky_view_factor", "1", "Share of the sky that is seen, 0 to 1");
        double[] hours = new double[ids.size()];
        double[] sky = new double[ids.size()];
        double[] area = new double[ids.size()];
        SunResult result = model.baseline();
        Receptors receptors = model.receptors();
        for (int r = 0; r < receptors.size(); r++) {
            int place = receptors.subject()[r];
            double weight = receptors.squareMetres()[r];
            hours[place] += weight * result.dateHours(0, r);
            sky[place] += weight * result.skyView(r);
            area[place] += weight;
        }
        for (int i = 0; i < hours.length; i++) {
            table.row(ids.get(i), at.get(i)[0], at.get(i)[1], hours[i] / area[i], sky[i] / area[i]);
        }
        long assumed = form.buildings().stream().filter(Building::heightAssumed).count();
        table.sum("buildings", form.buildings().size(), "1", "Buildings that throw shadows");
        table.sum("buildings_of_assumed_height", assumed, "1", "Of these, those whose height is not told");
        table.note("The ground comes from: " + form.ground().source());
        table.quality(
                "none is stated: clear sky, trees left out; heights that are assumed are counted in the summary",
                "horizons agree with an independent ray caster; see the method");
        return table;
    }
}
