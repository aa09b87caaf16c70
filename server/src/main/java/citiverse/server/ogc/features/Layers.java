package citiverse.server.ogc.features;

import citiverse.server.access.Visibility;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Refusal;
import citiverse.twin.Feature;
import citiverse.twin.FeatureId;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The layers and features that the caller may read.
@RequestScoped
public class Layers {
    private final OnlineCity city;
    private final Visibility visibility;

    Layers(OnlineCity city, Visibility visibility) {
        this.city = city;
        this.visibility = visibility;
    }

    Snapshot snapshot() {
        return city.snapshot();
    }

    List<Layer> all(Snapshot snapshot) {
        return visibility.layers(snapshot).stream()
                .map(schema -> new Layer(snapshot, schema))
                .toList();
    }

    /// @throws Refusal 404 where it is not there, or may not be seen
    Layer require(String collection) {
        Snapshot snapshot = city.snapshot();
        return visibility
                .layer(snapshot, collection)
                .map(schema -> new Layer(snapshot, schema))
                .orElseThrow(() -> Refusal.notFound("collection \"" + Requests.shown(collection) + '"'));
    }

    /// The feature of a URN, or of an id within the one source that has it.
    ///
    /// @throws Refusal 404 where none is there, or several sources have that id
    static Feature require(Layer layer, String id) {
        Optional<Feature> named = layer.city().feature(id);
        if (named.isPresent() && named.get().type().equals(layer.id())) {
            return named.get();
        }
        List<Feature> found = new ArrayList<>();
        var sources = new TreeSet<String>();
        layer.city().sources().forEach(source -> sources.add(source.id()));
        sources.add(Twin.EDITS);
        if (!id.isEmpty() && id.length() <= 512) {
            String city = layer.city().city().id();
            for (String source : sources) {
                layer.city()
                        .feature(new FeatureId(city, source, layer.id(), id).urn())
                        .ifPresent(found::add);
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw Refusal.notFound(
                found.isEmpty()
                        ? "feature \"" + Requests.shown(id) + "\" in collection " + layer.id()
                        : "single feature \"" + Requests.shown(id) + "\": several sources have it, so name its URN");
    }
}
