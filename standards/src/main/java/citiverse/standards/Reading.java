package citiverse.standards;

import citiverse.twin.City;
import citiverse.twin.FeatureId;
import citiverse.twin.Provenance;

/// For whom a file is read: decides the ids of what is found.
///
/// @param city the city
/// @param source short name of the source
/// @param file name of the file as the user gave it, for messages
public record Reading(City city, String source, String file) {

    /// The id of a feature of this source.
    public String id(String type, String local) {
        return new FeatureId(city.id(), source, type, local).urn();
    }

    /// Where every value of this reading comes from.
    public Provenance provenance() {
        return new Provenance(source, "import");
    }
}
