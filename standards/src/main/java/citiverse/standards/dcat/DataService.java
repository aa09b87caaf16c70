package citiverse.standards.dcat;

import java.util.List;

/// A service that gives data (`dcat:DataService`).
///
/// @param id its IRI
/// @param titles one or more
/// @param descriptions what it does
/// @param endpoint where it is called
/// @param definition machine-readable description of its calls; null where none
/// @param page where people read about it; null where nowhere
/// @param publisher who runs it; null where not told
/// @param access who may call it; null where not told
/// @param licence terms of use; null where not told
/// @param standards what it conforms to
/// @param serves IRIs of the data sets it gives
public record DataService(
        Iri id,
        List<Text> titles,
        List<Text> descriptions,
        Iri endpoint,
        Iri definition,
        Iri page,
        Agent publisher,
        Access access,
        Licence licence,
        List<Standard> standards,
        List<Iri> serves) {
    public DataService {
        titles = Required.oneOrMore(titles, "title of a data service");
        descriptions = List.copyOf(descriptions);
        Required.there(endpoint, "endpoint of a data service");
        standards = List.copyOf(standards);
        serves = List.copyOf(serves);
    }
}
