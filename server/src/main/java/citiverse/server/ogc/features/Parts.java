package citiverse.server.ogc.features;

import citiverse.server.ogc.OgcPart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// All parts under `/ogc` together, in an order that does not depend on how they were found.
@ApplicationScoped
public class Parts {
    private final Instance<OgcPart> parts;

    Parts(@Any Instance<OgcPart> parts) {
        this.parts = parts;
    }

    private List<OgcPart> all() {
        return parts.stream()
                .sorted(Comparator.comparing(
                        part -> part.conformance().stream().sorted().findFirst().orElse("")))
                .toList();
    }

    List<String> conformance() {
        var classes = new TreeSet<String>();
        all().forEach(part -> classes.addAll(part.conformance()));
        return List.copyOf(classes);
    }

    List<OgcPart.Link> landingLinks() {
        return all().stream().flatMap(part -> part.landingLinks().stream()).toList();
    }

    List<OgcPart.Link> collectionLinks(String collection) {
        return all().stream()
                .flatMap(part -> part.collectionLinks(collection).stream())
                .toList();
    }

    TreeMap<String, Object> openApiPaths() {
        var paths = new TreeMap<String, Object>();
        all().forEach(part -> paths.putAll(part.openApiPaths()));
        return paths;
    }
}
