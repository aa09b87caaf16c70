package citiverse.server.catalogue;

import citiverse.server.access.Visibility;
import citiverse.server.city.OnlineCity;
import citiverse.standards.dcat.Iri;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;

/// What the caller of this request may read of the city.
@RequestScoped
public class Reading {
    private final OnlineCity city;
    private final Facts facts;
    private final Visibility visibility;
    private final Instance<Results> results;

    Reading(OnlineCity city, Facts facts, Visibility visibility, Instance<Results> results) {
        this.results = results;
        this.city = city;
        this.facts = facts;
        this.visibility = visibility;
    }

    CityFacts facts() {
        return facts.now();
    }

    /// The catalogue as this caller may read it.
    Records records(Iri root) {
        CityFacts known = facts.now();
        return new Records(known, root, name -> mayRead(known, name), this::result);
    }

    private Optional<Results.Result> result(String manifest) {
        return results.isResolvable() ? results.get().of(manifest) : Optional.empty();
    }

    /// The city as this caller may read it.
    Snapshot seen(Records records) {
        return new SeenCity(city.snapshot(), records.layers().keySet());
    }

    OnlineCity city() {
        return city;
    }

    /// A raster is restricted by its name, as a layer is.
    private boolean mayRead(CityFacts known, String name) {
        LayerProfile layer = known.layers().get(name);
        return visibility.mayRead(layer == null ? new LayerSchema(name, "", "NONE", List.of()) : layer.schema());
    }
}
