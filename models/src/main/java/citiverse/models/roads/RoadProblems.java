package citiverse.models.roads;

import citiverse.twin.Problem;

/// The faults of input to this room that stop the work, each with its code.
final class RoadProblems {
    private RoadProblems() {}

    static Problem badClass(String highway, String reason) {
        return Problem.user("CV-ROADS-001", reason)
                .at("road class " + highway)
                .remedy("Give vehicles per hour and lane, and km/h; to bar a class, leave it out");
    }

    static Problem unknownStreet(String id, String where) {
        return Problem.user("CV-ROADS-002", "no street that cars can use has the id \"" + id + "\"")
                .at(where)
                .remedy("Take the id from the layer `street`, of a street that cars may use");
    }

    static Problem noNetwork(String reason) {
        return Problem.user("CV-ROADS-003", reason)
                .remedy("Import the streets of the city (OpenStreetMap), or allow more classes of roads");
    }

    static Problem noDemand(String reason) {
        return Problem.user("CV-ROADS-004", reason)
                .remedy("Name a layer of places with people and with what attracts trips (jobs, amenities)");
    }

    static Problem badSetting(String name, String reason) {
        return Problem.user("CV-ROADS-005", name + " " + reason).at(name).remedy("Correct the setting");
    }

    static Problem badWorks(String id, String reason) {
        return Problem.user("CV-ROADS-006", reason).at("works " + id).remedy("Correct the works");
    }
}
