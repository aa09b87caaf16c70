package citiverse.server.catalogue;

import citiverse.server.access.Visibility;
import citiverse.server.city.OnlineCity;
import citiverse.standards.dcat.Iri;
import citiverse.twin.LayerSchema;
import citiverse.twin.ReadAccess;
import citiverse.twin.Snapshot;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;

/// What the caller of this request may read of the city.
@RequestScoped
public class Reading {
    private final OnlineCity city;
    private final Facts facts;
    private final Visibility visibility;
    private final Results results;

    Reading(OnlineCity city, Facts facts, Visibility visibility, Results results) {
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
        return new Records(known, root, new Seen(known), this::result);
    }

    /// What the caller may see, and what of it everybody may.
    private final class Seen implements Records.Visible {
        private final CityFacts known;

        Seen(CityFacts known) {
            this.known = known;
        }

        @Override
        public boolean layer(String name) {
            return visibility.mayRead(schema(known, name));
        }

        @Override
        public boolean everybody(String name) {
            return schema(known, name).access() == ReadAccess.PUBLIC;
        }
    }

    private Optional<Results.Result> result(String manifest) {
        return results.of(manifest);
    }

    /// The city as this caller may read it.
    Snapshot seen(Records records) {
        return new SeenCity(city.snapshot(), records.layers().keySet());
    }

    OnlineCity city() {
        return city;
    }

    /// A raster is restricted by its name, as a layer is.
    private static LayerSchema schema(CityFacts known, String name) {
        LayerProfile layer = known.layers().get(name);
        return layer == null ? new LayerSchema(name, "", "NONE", List.of()) : layer.schema();
    }
}
