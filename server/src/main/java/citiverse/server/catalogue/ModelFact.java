package citiverse.server.catalogue;

import citiverse.models.heat.ParkCooling;
import citiverse.models.noise.NoiseModel;
import citiverse.models.validation.Validation;
import citiverse.rehearse.Rehearsal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of a model that rehearsals run: what it tells, where it is not valid, how it was tested. The facts are
/// those of `docs/methods`, where each is told with its source; the version is the one that results name.
///
/// @param id name of the model, as the engine names it
/// @param version its version, empty where the engine does not name it
/// @param title name for people
/// @param tells what goes in and what comes out
/// @param notValid where its numbers must not be used
/// @param tested what it was held against, with the figures
/// @param exploratory true where it must be shown as exploratory
public record ModelFact(
        String id, String version, String title, String tells, String notValid, String tested, boolean exploratory) {

    /// Address of its record.
    public String record() {
        return "/catalogue/datasets/model-" + id;
    }

    /// The models of the engine.
    public static List<ModelFact> all() {
        List<ModelFact> models = new ArrayList<>();
        models.add(new ModelFact(
                "access",
                version("access"),
                "Access",
                "Streets, timetables and places to travel times in whole seconds, on foot or by the faster of walking"
                        + " and public transport, and opportunities within reach",
                "crossings, lights or crowding take much of the walk; stations where the walk inside is not known;"
                        + " GTFS transfer rules or fares matter; a closure holds for a part of the window only",
                "Porto Alegre against Conveyal R5 v7.6: walking 99.5 % of 788,490 pairs within 1 minute; public"
                        + " transport 95.3 % of 1,474,412 pairs within 1 minute, 99.4 % within 3",
                false));
        models.add(new ModelFact(
                "sun",
                version("sun"),
                "Sun",
                "Buildings and ground to hours of direct sun and sky view at receptors on ground, walls and windows",
                "trees and reflections matter; heights of buildings are assumed and not known",
                "NREL SPA worked example within 0.0000005°, textbook boxes and terrain within rounding",
                false));
        models.add(new ModelFact(
                "roads",
                version("roads"),
                "Roads",
                "Streets, people and places to flows and times of cars in one named hour: a static user equilibrium",
                "queues, spill-back or signals matter; differences smaller than what the draws of demand make",
                "Sioux Falls, Anaheim and Chicago Sketch to the best known solutions; demand only against made counts",
                false));
        models.add(new ModelFact(
                "air",
                version("air"),
                "Air",
                "Flows, weather and parks to annual means of NO2, PM2.5 and PM10 in µg/m³ where people live",
                "emissions of the city's own fleet, street canyons, what parks take out: none was compared with"
                        + " measurements",
                "its plume alone against Project Prairie Grass, a rural point source: FAC2 0.834, FB 0.230, NMSE 0.612"
                        + " at equal averaging times, not passed otherwise",
                true));
        models.add(of("noise", "Noise", "Flows and buildings to Lden in dB(A) at places", NoiseModel.VALIDATION));
        models.add(
                of("heat", "Heat", "Parks to lower air temperature around them by day, in K", ParkCooling.VALIDATION));
        return List.copyOf(models);
    }

    private static ModelFact of(String id, String title, String tells, Validation validation) {
        List<String> tests = validation.tests().stream()
                .map(test -> test.against() + ": asked " + test.asked() + ", found " + test.figures()
                        + (test.passed() ? "" : ", not passed"))
                .toList();
        return new ModelFact(
                id,
                version(id),
                title,
                tells,
                validation.notTested(),
                String.join("; ", tests),
                validation.isExploratory());
    }

    /// The version under which the engine names a model.
    private static String version(String id) {
        for (String part : Rehearsal.ENGINE.split(",")) {
            String[] named = part.strip().split("/");
            if (named.length == 2 && named[0].equals(id)) {
                return named[1];
            }
        }
        return "";
    }

    /// The model of that name.
    public static Optional<ModelFact> named(String id) {
        return all().stream().filter(model -> model.id.equals(id)).findFirst();
    }
}
