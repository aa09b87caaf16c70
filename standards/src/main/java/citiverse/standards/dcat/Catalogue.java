package citiverse.standards.dcat;

import java.time.Instant;
import java.util.List;

/// A catalogue (`dcat:Catalog`).
///
/// @param id its IRI
/// @param titles one or more
/// @param descriptions one or more
/// @param publisher who answers for it
/// @param homepage where people read it; null where nowhere
/// @param languages languages of its texts
/// @param modified when it last changed; null where not told
/// @param place what it covers; null where not told
/// @param licence terms of the catalogue itself; null where not told
/// @param datasets its data sets; ids differ
/// @param services its data services; ids differ
public record Catalogue(
        Iri id,
        List<Text> titles,
        List<Text> descriptions,
        Agent publisher,
        Iri homepage,
        List<Language> languages,
        Instant modified,
        Place place,
        Licence licence,
        List<Dataset> datasets,
        List<DataService> services) {
    public Catalogue {
        titles = Required.oneOrMore(titles, "title of the catalogue");
        descriptions = Required.oneOrMore(descriptions, "description of the catalogue");
        Required.there(publisher, "publisher of the catalogue");
        languages = List.copyOf(languages);
        datasets = List.copyOf(datasets);
        services = List.copyOf(services);
        Required.different(datasets.stream().map(Dataset::id).toList(), "data sets");
        Required.different(services.stream().map(DataService::id).toList(), "data services");
    }
}
