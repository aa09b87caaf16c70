package citiverse.server.access;

import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.ReadAccess;
import citiverse.twin.ReadableSnapshot;
import citiverse.twin.Snapshot;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;

/// Which layers the caller may see: page, API, tiles, catalogue and exports all ask here.
///
/// A layer that may not be read looks like one that is not there, and so do its features.
@RequestScoped
public class Visibility {
    private final Caller caller;

    Visibility(Caller caller) {
        this.caller = caller;
    }

    /// The least role that reads a layer of such access.
    static Role least(ReadAccess access) {
        return switch (access) {
            case PUBLIC -> Role.PUBLIC;
            case RESIDENT -> Role.RESIDENT;
            case PLANNER -> Role.PLANNER;
            case OPERATOR -> Role.OPERATOR;
            case STEWARD -> Role.STEWARD;
            case OFFICER -> Role.OFFICER;
        };
    }

    public boolean mayRead(LayerSchema layer) {
        return caller.has(least(layer.access()));
    }

    /// True where features of a type may be read. A type without a layer is hidden too.
    public boolean mayRead(Snapshot city, String type) {
        return layer(city, type).isPresent();
    }

    /// True where nothing of the city is hidden from the caller.
    public boolean mayReadAll(Snapshot city) {
        return city.layers().stream().allMatch(this::mayRead);
    }

    /// The city as the caller may see it; the snapshot itself where that is all of it.
    public Snapshot view(Snapshot city) {
        return ReadableSnapshot.of(city, this::mayRead);
    }

    /// The layers that the caller may read, by type.
    public List<LayerSchema> layers(Snapshot city) {
        return city.layers().stream().filter(this::mayRead).toList();
    }

    /// The layer, where it is there and may be read: one that may not looks like one that is not there.
    public Optional<LayerSchema> layer(Snapshot city, String type) {
        return city.layer(type).filter(this::mayRead);
    }

    /// The feature, where it is there and its layer may be read.
    public Optional<Feature> feature(Snapshot city, String id) {
        return city.feature(id).filter(feature -> mayRead(city, feature.type()));
    }
}
