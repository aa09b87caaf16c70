package citiverse.server.access;

import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;

/// Which layers the caller may see: page, API, tiles, catalogue and exports all ask here.
@RequestScoped
public class Visibility {
    private final Caller caller;

    Visibility(Caller caller) {
        this.caller = caller;
    }

    public boolean mayRead(LayerSchema layer) {
        return caller.has(Role.PUBLIC);
    }

    /// The layers that the caller may read, by type.
    public List<LayerSchema> layers(Snapshot city) {
        return city.layers().stream().filter(this::mayRead).toList();
    }

    /// The layer, where it is there and may be read: one that may not looks like one that is not there.
    public Optional<LayerSchema> layer(Snapshot city, String type) {
        return city.layer(type).filter(this::mayRead);
    }
}
