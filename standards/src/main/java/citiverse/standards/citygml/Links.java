package citiverse.standards.citygml;

import citiverse.standards.Findings;
import citiverse.twin.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Resolves links within the file: first within the present top-level object, then among what was gathered from
/// others.
final class Links {
    private static final int MOST_FAR = 5_000_000;

    private final String file;
    private final Findings findings;
    private final Set<String> far = new HashSet<>();
    private final Map<String, Element> gathered = new HashMap<>();
    private Map<String, Element> near = Map.of();

    Links(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /// Notes which links of a top-level object lead out of it.
    void learn(Element member) {
        Map<String, Element> ids = ids(member);
        member.visit(element -> {
            String target = element.target();
            boolean geometry = element.ofGml() || !element.lod().isEmpty() || element.name.equals("relativeGeometry");
            if (!target.isEmpty() && geometry && !ids.containsKey(target)) {
                far.add(target);
            }
        });
        if (far.size() > MOST_FAR) {
            throw Problem.user("CV-CITYGML-004", "more than " + MOST_FAR + " links lead from one object into another")
                    .in(file)
                    .at(member.toString())
                    .remedy("Write the file anew with each object's geometry in the object");
        }
    }

    private static Map<String, Element> ids(Element member) {
        Map<String, Element> ids = new HashMap<>();
        member.visit(element -> {
            if (!element.id.isEmpty()) {
                ids.putIfAbsent(element.id, element);
            }
        });
        return ids;
    }

    /// True where links lead from one top-level object into another.
    boolean leadFar() {
        return !far.isEmpty();
    }

    /// Keeps what others link to.
    void gather(Element member) {
        member.visit(element -> {
            if (far.contains(element.id)) {
                gathered.putIfAbsent(element.id, element);
            }
        });
    }

    /// The top-level object in which links are looked up first.
    void enter(Element member) {
        near = ids(member);
    }

    /// What a property holds or links to, null where it leads nowhere, which is noted.
    Element content(Element property, String place) {
        if (property.content() != null) {
            return property.content();
        }
        String target = property.target();
        if (target.isEmpty()) {
            if (!property.href.isEmpty()) {
                findings.warn("link out of the file is not followed", place + ", " + property);
            }
            return null;
        }
        Element found = near.getOrDefault(target, gathered.get(target));
        if (found == null) {
            findings.warn("link leads nowhere", place + ", " + property + " to " + property.href);
        }
        return found;
    }
}
