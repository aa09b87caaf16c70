package citiverse.cli;

import citiverse.models.access.Places;
import citiverse.twin.LayerSchema;
import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import java.util.Collection;

/// Finds what the user named in the twin, or says what is there instead.
final class Names {
    private Names() {}

    /// The layer of that name.
    static LayerSchema layer(Snapshot snapshot, String name) {
        return snapshot.layer(name)
                .orElseThrow(() -> unknown(
                        "CV-CLI-030",
                        "layer",
                        name,
                        snapshot.layers().stream().map(LayerSchema::type).toList()));
    }

    /// The places of the layer of that name.
    static Places places(Snapshot snapshot, String name) {
        layer(snapshot, name);
        Places places = Places.of(snapshot, name);
        if (places.size() == 0) {
            throw Problem.user("CV-CLI-031", "the layer \"" + name + "\" has no features with a place")
                    .remedy("Name another layer; citiverse info lists them");
        }
        return places;
    }

    /// A name that is not there, with those that look most like it.
    static Problem unknown(String code, String what, String name, Collection<String> known) {
        return Problem.user(code, "there is no " + what + " \"" + name + '"').remedy(NearestNames.remedy(name, known));
    }
}
