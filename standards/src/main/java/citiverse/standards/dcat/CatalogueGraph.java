package citiverse.standards.dcat;

import citiverse.twin.json.CanonicalJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a catalogue says, as statements: DCAT-AP 3.0.1 class by class.
final class CatalogueGraph {
    private final Map<Iri, Node> graph = new HashMap<>();

    private CatalogueGraph() {}

    static Map<Iri, Node> of(Catalogue catalogue) {
        var made = new CatalogueGraph();
        made.tell(catalogue);
        return made.graph;
    }

    static Map<Iri, Node> of(Iri catalogue, Dataset dataset) {
        var made = new CatalogueGraph();
        made.node(catalogue).add(Property.DATASET, Term.of(dataset.id()));
        made.tell(dataset);
        return made.graph;
    }

    private Node node(Iri id) {
        return graph.computeIfAbsent(id, key -> new Node());
    }

    private void tell(Catalogue catalogue) {
        Node node = node(catalogue.id()).is(Kind.CATALOGUE);
        node.add(Property.TITLE, catalogue.titles()).add(Property.DESCRIPTION, catalogue.descriptions());
        node.add(Property.PUBLISHER, agent(catalogue.publisher()));
        link(node, Property.HOMEPAGE, catalogue.homepage(), Kind.DOCUMENT);
        catalogue.languages().forEach(language -> link(node, Property.LANGUAGE, language.iri(), Kind.LANGUAGE));
        instant(node, Property.MODIFIED, catalogue.modified());
        place(node, catalogue.place());
        licence(node, catalogue.licence());
        for (Dataset dataset : catalogue.datasets()) {
            node.add(Property.DATASET, Term.of(dataset.id()));
            tell(dataset);
        }
        for (DataService service : catalogue.services()) {
            node.add(Property.SERVICE, Term.of(service.id()));
            tell(service);
        }
    }

    private void tell(Dataset dataset) {
        Node node = node(dataset.id()).is(Kind.DATASET);
        words(node, dataset.words());
        duty(node, dataset.duty());
        coverage(node, dataset.coverage());
        lineage(node, dataset.lineage());
        dataset.quality()
                .forEach(measurement -> node.add(Property.MEASUREMENT, new Term.Nested(measurement(measurement))));
        for (Distribution distribution : dataset.distributions()) {
            node.add(Property.DISTRIBUTION, Term.of(distribution.id()));
            tell(distribution);
        }
    }

    private void words(Node node, Dataset.Words words) {
        node.add(Property.TITLE, words.titles()).add(Property.DESCRIPTION, words.descriptions());
        node.add(Property.KEYWORD, words.keywords());
        node.add(Property.IDENTIFIER, Text.told(words.identifier()));
        words.themes().forEach(theme -> node.add(Property.THEME, concept(theme)));
        words.types().forEach(type -> node.add(Property.TYPE, concept(type)));
        link(node, Property.LANDING_PAGE, words.page(), Kind.DOCUMENT);
        words.documents().forEach(document -> link(node, Property.PAGE, document, Kind.DOCUMENT));
    }

    private void duty(Node node, Dataset.Duty duty) {
        if (duty.publisher() != null) {
            node.add(Property.PUBLISHER, agent(duty.publisher()));
        }
        if (duty.contact() != null) {
            node.add(Property.CONTACT_POINT, new Term.Nested(contact(duty.contact())));
        }
        for (Attribution attribution : duty.attributions()) {
            Node told = new Node().is(Kind.ATTRIBUTION);
            told.add(Property.ATTRIBUTED_AGENT, agent(attribution.agent()));
            link(told, Property.HAD_ROLE, attribution.role().iri(), Kind.ROLE);
            node.add(Property.QUALIFIED_ATTRIBUTION, new Term.Nested(told));
        }
        access(node, duty.access());
        if (duty.frequency() != null) {
            link(node, Property.FREQUENCY, duty.frequency().iri(), Kind.FREQUENCY);
        }
    }

    private void coverage(Node node, Dataset.Coverage coverage) {
        place(node, coverage.place());
        if (coverage.period() != null) {
            Node period = new Node().is(Kind.PERIOD);
            instant(period, Property.START_DATE, coverage.period().from());
            instant(period, Property.END_DATE, coverage.period().until());
            node.add(Property.TEMPORAL, new Term.Nested(period));
        }
        if (coverage.resolutionMetres() != null) {
            node.add(Property.SPATIAL_RESOLUTION, Term.decimal(coverage.resolutionMetres()));
        }
        if (coverage.resolution() != null) {
            node.add(
                    Property.TEMPORAL_RESOLUTION,
                    new Term.Typed(coverage.resolution().toString(), "xsd:duration"));
        }
        standards(node, coverage.standards());
    }

    private void lineage(Node node, Dataset.Lineage lineage) {
        node.add(Property.VERSION, Text.told(lineage.version()));
        instant(node, Property.ISSUED, lineage.issued());
        instant(node, Property.MODIFIED, lineage.modified());
        for (Text statement : lineage.statements()) {
            Node story = new Node().is(Kind.PROVENANCE).add(Property.LABEL, List.of(statement));
            node.add(Property.PROVENANCE, new Term.Nested(story));
        }
        for (Activity activity : lineage.activities()) {
            node.add(Property.GENERATED_BY, Term.of(activity.id()));
            tell(activity);
        }
        for (Entity source : lineage.sources()) {
            node.add(Property.DERIVED_FROM, Term.of(source.id()));
            tell(source);
        }
    }

    private void tell(Activity activity) {
        Node node = node(activity.id()).is(Kind.ACTIVITY).add(Property.LABEL, activity.labels());
        instant(node, Property.STARTED_AT, activity.started());
        instant(node, Property.ENDED_AT, activity.ended());
        for (Entity used : activity.used()) {
            node.add(Property.USED, Term.of(used.id()));
            tell(used);
        }
        activity.agents().forEach(agent -> node.add(Property.ASSOCIATED_WITH, agent(agent)));
    }

    private void tell(Entity entity) {
        Node node = node(entity.id()).is(Kind.ENTITY).add(Property.LABEL, entity.labels());
        checksum(node, entity.checksum());
        link(node, Property.PAGE, entity.origin(), Kind.DOCUMENT);
        licence(node, entity.licence());
    }

    private void tell(Distribution distribution) {
        Node node = node(distribution.id()).is(Kind.DISTRIBUTION);
        node.add(Property.TITLE, distribution.titles()).add(Property.DESCRIPTION, distribution.descriptions());
        node.add(Property.ACCESS_URL, Term.of(distribution.access()));
        link(node, Property.DOWNLOAD_URL, distribution.download(), null);
        link(node, Property.ACCESS_SERVICE, distribution.service(), null);
        if (!distribution.mediaType().isEmpty()) {
            link(node, Property.MEDIA_TYPE, mediaType(distribution.mediaType()), Kind.MEDIA_TYPE);
        }
        if (!distribution.format().isEmpty()) {
            Node format = new Node().is(Kind.FORMAT).add(Property.LABEL, Text.told(distribution.format()));
            node.add(Property.FORMAT, new Term.Nested(format));
        }
        if (distribution.bytes() >= 0) {
            node.add(Property.BYTE_SIZE, Term.whole(distribution.bytes()));
        }
        checksum(node, distribution.checksum());
        licence(node, distribution.licence());
        standards(node, distribution.standards());
        instant(node, Property.MODIFIED, distribution.modified());
        var available = Iri.of("http://publications.europa.eu/resource/authority/planned-availability/AVAILABLE");
        node.add(Property.AVAILABILITY, concept(new Concept(available, List.of(Text.english("available")))));
    }

    private static Iri mediaType(String type) {
        return Iri.of("https://www.iana.org/assignments/media-types/" + type.replace("^", "%5E"));
    }

    private void tell(DataService service) {
        Node node = node(service.id()).is(Kind.DATA_SERVICE);
        node.add(Property.TITLE, service.titles()).add(Property.DESCRIPTION, service.descriptions());
        node.add(Property.ENDPOINT_URL, Term.of(service.endpoint()));
        link(node, Property.ENDPOINT_DESCRIPTION, service.definition(), null);
        link(node, Property.PAGE, service.page(), Kind.DOCUMENT);
        if (service.publisher() != null) {
            node.add(Property.PUBLISHER, agent(service.publisher()));
        }
        access(node, service.access());
        licence(node, service.licence());
        standards(node, service.standards());
        service.serves().forEach(dataset -> node.add(Property.SERVES_DATASET, Term.of(dataset)));
    }

    private Term agent(Agent agent) {
        Node node = agent.id() == null ? new Node() : node(agent.id());
        node.is(Kind.AGENT).add(Property.NAME, agent.names());
        if (agent.software()) {
            node.is(Kind.SOFTWARE_AGENT);
        }
        return agent.id() == null ? new Term.Nested(node) : Term.of(agent.id());
    }

    private Node contact(Contact contact) {
        Node node = new Node().is(Kind.CONTACT).add(Property.FORMATTED_NAME, List.of(contact.name()));
        link(node, Property.EMAIL, contact.email(), null);
        link(node, Property.CONTACT_PAGE, contact.page(), null);
        return node;
    }

    private Term concept(Concept concept) {
        node(concept.id()).is(Kind.CONCEPT).add(Property.PREFERRED_LABEL, concept.labels());
        return Term.of(concept.id());
    }

    private Node measurement(Measurement measurement) {
        Measurement.Metric metric = measurement.metric();
        Node told = node(metric.id()).is(Kind.METRIC).add(Property.DEFINITION, metric.definitions());
        link(told, Property.IN_DIMENSION, metric.dimension().iri(), Kind.DIMENSION);
        Node node = new Node().is(Kind.MEASUREMENT).add(Property.MEASUREMENT_OF, Term.of(metric.id()));
        node.add(Property.VALUE, Term.decimal(measurement.value()));
        node.add(Property.LABEL, measurement.notes());
        link(node, Property.COMPUTED_ON, measurement.on(), null);
        return node;
    }

    private void access(Node node, Access access) {
        if (access != null) {
            link(node, Property.ACCESS_RIGHTS, access.iri(), Kind.RIGHTS);
            node(access.iri()).add(Property.LABEL, List.of(access.label()));
        }
    }

    private void licence(Node node, Licence licence) {
        if (licence == null) {
            return;
        }
        Node told = licence.id() == null ? new Node() : node(licence.id());
        told.is(Kind.LICENCE).add(Property.LABEL, Text.told(licence.label()));
        node.add(Property.LICENCE, licence.id() == null ? new Term.Nested(told) : Term.of(licence.id()));
    }

    private void checksum(Node node, Checksum checksum) {
        if (checksum != null) {
            Node told = new Node().is(Kind.CHECKSUM);
            var algorithm = Iri.of("http://spdx.org/rdf/terms#checksumAlgorithm_sha256");
            link(told, Property.ALGORITHM, algorithm, Kind.CHECKSUM_ALGORITHM);
            told.add(Property.CHECKSUM_VALUE, new Term.Typed(checksum.sha256(), "xsd:hexBinary"));
            node.add(Property.CHECKSUM, new Term.Nested(told));
        }
    }

    private void place(Node node, Place place) {
        if (place == null) {
            return;
        }
        String[] corners = {
            corner(place.west(), place.south()),
            corner(place.east(), place.south()),
            corner(place.east(), place.north()),
            corner(place.west(), place.north())
        };
        String box = String.format(
                Locale.ROOT, "POLYGON((%s,%s,%s,%s,%s))", corners[0], corners[1], corners[2], corners[3], corners[0]);
        Node told = new Node().is(Kind.LOCATION).add(Property.PREFERRED_LABEL, place.labels());
        node.add(Property.SPATIAL, new Term.Nested(told.add(Property.BBOX, new Term.Typed(box, "gsp:wktLiteral"))));
    }

    private static String corner(double x, double y) {
        return CanonicalJson.number(x) + ' ' + CanonicalJson.number(y);
    }

    private void standards(Node node, List<Standard> standards) {
        for (Standard standard : standards) {
            link(node, Property.CONFORMS_TO, standard.id(), Kind.STANDARD);
            if (standard.label() != null) {
                node(standard.id()).add(Property.LABEL, List.of(standard.label()));
            }
        }
    }

    /// A link, with the class of what it leads to, so that the document holds what a check of ranges asks for.
    private void link(Node node, Property property, Iri to, Kind kind) {
        if (to != null) {
            node.add(property, Term.of(to));
            if (kind != null) {
                node(to).is(kind);
            }
        }
    }

    private static void instant(Node node, Property property, Instant instant) {
        if (instant != null) {
            node.add(property, Term.of(instant));
        }
    }
}
