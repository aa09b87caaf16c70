package citiverse.server.page.space;

import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;

/// An option as it would stand in the city.
///
/// @param rehearsal id of the rehearsal
/// @param id of the option within it
/// @param title for people, in the language of the question
/// @param language of the title, BCP 47
/// @param changes of the city, in their order
public record OptionInPlace(String rehearsal, String id, String title, String language, List<Change> changes) {
    public OptionInPlace {
        changes = List.copyOf(changes);
    }

    /// Around all that changes, degrees CRS84; empty where nothing that has a place does.
    Envelope box() {
        var box = new Envelope();
        changes.stream()
                .flatMap(change -> switch (change) {
                    case Change.Add add -> Stream.of(add.after());
                    case Change.Alter alter -> Stream.of(alter.before(), alter.after());
                    case Change.Remove remove -> Stream.of(remove.before());
                })
                .filter(feature -> feature.shape() != null)
                .forEach(feature -> box.expandToInclude(feature.shape().getEnvelopeInternal()));
        return box;
    }

    /// The ids of buildings that are no longer there as they were: removed, or altered.
    List<String> gone() {
        return changes.stream()
                .filter(change -> switch (change) {
                    case Change.Add add -> false;
                    case Change.Alter alter -> built(alter.before());
                    case Change.Remove remove -> built(remove.before());
                })
                .map(Change::id)
                .toList();
    }

    /// The ids of buildings that are added or altered.
    List<String> made() {
        return changes.stream()
                .filter(change -> switch (change) {
                    case Change.Add add -> built(add.after());
                    case Change.Alter alter -> built(alter.after());
                    case Change.Remove remove -> false;
                })
                .map(Change::id)
                .toList();
    }

    private static boolean built(Feature feature) {
        return feature.type().equals(Layers.BUILDING) || feature.type().equals(Layers.BUILDING_PART);
    }
}
