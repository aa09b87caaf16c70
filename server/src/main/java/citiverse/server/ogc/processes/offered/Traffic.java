package citiverse.server.ogc.processes.offered;

import citiverse.models.roads.CityTraffic;
import citiverse.models.roads.DemandSettings;
import citiverse.models.roads.StreetLoads;
import citiverse.models.roads.TrafficNumbers;
import citiverse.models.roads.TrafficResult;
import citiverse.models.roads.TrafficSettings;
import citiverse.models.roads.TripPlaces;
import citiverse.twin.Layers;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.util.List;

/// Car traffic of an hour in user equilibrium.
final class Traffic implements Offered {
    @Override
    public String id() {
        return "assign";
    }

    @Override
    public String method() {
        return "roads";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.name("places", "cells"),
                Field.name("people", "population"),
                Field.name("attraction", null),
                Field.name("period", "07:00-08:00"),
                Field.number("trips_per_person", 0.27, 0.001, 10),
                Field.number("car_share", 0.5, 0.001, 1),
                Field.number("occupancy", 1.2, 1, 10));
    }

    @Override
    public List<String> layers(Inputs inputs) {
        return List.of(Layers.STREET, Layers.TURN_RESTRICTION, Layers.AMENITY, inputs.text("places")).stream()
                .distinct()
                .toList();
    }

    @Override
    public Table compute(Snapshot city, Inputs inputs, int threads, Progress progress) {
        Named.layer(city, inputs.text("places"));
        var places = TripPlaces.of(city, inputs.text("places"), inputs.text("people"), inputs.text("attraction"));
        TrafficSettings usual = TrafficSettings.defaults();
        TrafficSettings settings = usual.with(new DemandSettings(
                inputs.text("period"),
                inputs.number("trips_per_person"),
                inputs.number("car_share"),
                inputs.number("occupancy"),
                DemandSettings.defaults().deterrence()));
        progress.reached("compiling streets and zones", 0, 0);
        CityTraffic traffic = CityTraffic.compile(city, places, settings);
        progress.reached("finding the equilibrium", 0, 0);
        TrafficResult result = traffic.solve(TrafficNumbers.of(settings)).result();
        var table = new Table()
                .column("street", "", "Id of the street segment")
                .column("flow_along", "/h", "Cars an hour in the direction of the way")
                .column("flow_against", "/h", "Cars an hour against it")
                .column("speed_along", "km/h", "Mean speed; 0 where nobody may drive so")
                .column("speed_against", "km/h", "Mean speed against the way")
                .column("saturation", "1", "Flow over capacity in the fuller direction");
        StreetLoads streets = result.streets();
        for (int i = 0; i < streets.size(); i++) {
            table.row(
                    streets.ids()[i],
                    streets.flowAlong()[i],
                    streets.flowAgainst()[i],
                    streets.kilometresPerHourAlong()[i],
                    streets.kilometresPerHourAgainst()[i],
                    streets.saturation()[i]);
        }
        table.sum("vehicle_hours", result.vehicleHours(), "h", "Time of all trips together in the period");
        table.sum("trips", result.trips(), "1", "Cars that travel between zones in the period");
        table.sum("lost_trips", result.lostTrips(), "1", "Cars that have no way");
        table.sum("near_capacity", result.nearCapacity().size(), "1", "Streets above 0.9 of their capacity");
        table.sum("places_cut_off", traffic.cutOff().size(), "1", "Places without a street; their trips are left out");
        if (!result.converged()) {
            table.note("The equilibrium was not reached within the bound of iterations");
        }
        table.note("Queues and spill-back are not seen");
        table.quality(
                "none is stated: mean of an hour; the demand is assumed from the inputs, not surveyed",
                "the assignment agrees with published optima; the demand was not validated on this city");
        return table;
    }
}
