package citiverse.standards.dcat;

/// Properties of the catalogue, under the names that its JSON-LD context gives them. `to` says what a bare text
/// means there: `@id` an IRI, a compact IRI that datatype, empty a text without language.
enum Property {
    TITLE("title", Prefix.DCT, "title", ""),
    DESCRIPTION("description", Prefix.DCT, "description", ""),
    IDENTIFIER("identifier", Prefix.DCT, "identifier", ""),
    KEYWORD("keyword", Prefix.DCAT, "keyword", ""),
    THEME("theme", Prefix.DCAT, "theme", "@id"),
    TYPE("type", Prefix.DCT, "type", "@id"),
    PUBLISHER("publisher", Prefix.DCT, "publisher", "@id"),
    CONTACT_POINT("contactPoint", Prefix.DCAT, "contactPoint", "@id"),
    LANGUAGE("language", Prefix.DCT, "language", "@id"),
    LICENCE("licence", Prefix.DCT, "license", "@id"),
    ACCESS_RIGHTS("accessRights", Prefix.DCT, "accessRights", "@id"),
    RIGHTS("rights", Prefix.DCT, "rights", "@id"),
    ISSUED("issued", Prefix.DCT, "issued", "xsd:dateTime"),
    MODIFIED("modified", Prefix.DCT, "modified", "xsd:dateTime"),
    FREQUENCY("frequency", Prefix.DCT, "accrualPeriodicity", "@id"),
    SPATIAL("spatial", Prefix.DCT, "spatial", "@id"),
    TEMPORAL("temporal", Prefix.DCT, "temporal", "@id"),
    BBOX("bbox", Prefix.DCAT, "bbox", "gsp:wktLiteral"),
    START_DATE("startDate", Prefix.DCAT, "startDate", "xsd:dateTime"),
    END_DATE("endDate", Prefix.DCAT, "endDate", "xsd:dateTime"),
    SPATIAL_RESOLUTION("spatialResolutionInMeters", Prefix.DCAT, "spatialResolutionInMeters", "xsd:decimal"),
    TEMPORAL_RESOLUTION("temporalResolution", Prefix.DCAT, "temporalResolution", "xsd:duration"),
    VERSION("version", Prefix.DCAT, "version", ""),
    LANDING_PAGE("landingPage", Prefix.DCAT, "landingPage", "@id"),
    PAGE("documentation", Prefix.FOAF, "page", "@id"),
    HOMEPAGE("homepage", Prefix.FOAF, "homepage", "@id"),
    CONFORMS_TO("conformsTo", Prefix.DCT, "conformsTo", "@id"),
    PROVENANCE("provenance", Prefix.DCT, "provenance", "@id"),
    SOURCE("source", Prefix.DCT, "source", "@id"),
    DISTRIBUTION("distribution", Prefix.DCAT, "distribution", "@id"),
    DATASET("dataset", Prefix.DCAT, "dataset", "@id"),
    SERVICE("service", Prefix.DCAT, "service", "@id"),
    ACCESS_URL("accessURL", Prefix.DCAT, "accessURL", "@id"),
    DOWNLOAD_URL("downloadURL", Prefix.DCAT, "downloadURL", "@id"),
    ACCESS_SERVICE("accessService", Prefix.DCAT, "accessService", "@id"),
    AVAILABILITY("availability", Prefix.DCATAP, "availability", "@id"),
    MEDIA_TYPE("mediaType", Prefix.DCAT, "mediaType", "@id"),
    FORMAT("format", Prefix.DCT, "format", "@id"),
    BYTE_SIZE("byteSize", Prefix.DCAT, "byteSize", "xsd:nonNegativeInteger"),
    CHECKSUM("checksum", Prefix.SPDX, "checksum", "@id"),
    ALGORITHM("algorithm", Prefix.SPDX, "algorithm", "@id"),
    CHECKSUM_VALUE("checksumValue", Prefix.SPDX, "checksumValue", "xsd:hexBinary"),
    ENDPOINT_URL("endpointURL", Prefix.DCAT, "endpointURL", "@id"),
    ENDPOINT_DESCRIPTION("endpointDescription", Prefix.DCAT, "endpointDescription", "@id"),
    SERVES_DATASET("servesDataset", Prefix.DCAT, "servesDataset", "@id"),
    NAME("name", Prefix.FOAF, "name", ""),
    LABEL("label", Prefix.RDFS, "label", ""),
    PREFERRED_LABEL("prefLabel", Prefix.SKOS, "prefLabel", ""),
    DEFINITION("definition", Prefix.SKOS, "definition", ""),
    FORMATTED_NAME("fn", Prefix.VCARD, "fn", ""),
    EMAIL("hasEmail", Prefix.VCARD, "hasEmail", "@id"),
    CONTACT_PAGE("hasURL", Prefix.VCARD, "hasURL", "@id"),
    QUALIFIED_ATTRIBUTION("qualifiedAttribution", Prefix.PROV, "qualifiedAttribution", "@id"),
    ATTRIBUTED_AGENT("agent", Prefix.PROV, "agent", "@id"),
    HAD_ROLE("hadRole", Prefix.DCAT, "hadRole", "@id"),
    GENERATED_BY("wasGeneratedBy", Prefix.PROV, "wasGeneratedBy", "@id"),
    DERIVED_FROM("wasDerivedFrom", Prefix.PROV, "wasDerivedFrom", "@id"),
    STARTED_AT("startedAtTime", Prefix.PROV, "startedAtTime", "xsd:dateTime"),
    ENDED_AT("endedAtTime", Prefix.PROV, "endedAtTime", "xsd:dateTime"),
    USED("used", Prefix.PROV, "used", "@id"),
    ASSOCIATED_WITH("wasAssociatedWith", Prefix.PROV, "wasAssociatedWith", "@id"),
    MEASUREMENT("hasQualityMeasurement", Prefix.DQV, "hasQualityMeasurement", "@id"),
    MEASUREMENT_OF("isMeasurementOf", Prefix.DQV, "isMeasurementOf", "@id"),
    COMPUTED_ON("computedOn", Prefix.DQV, "computedOn", "@id"),
    VALUE("value", Prefix.DQV, "value", ""),
    IN_DIMENSION("inDimension", Prefix.DQV, "inDimension", "@id");

    private final String term;
    private final Prefix prefix;
    private final String local;
    private final String to;

    Property(String term, Prefix prefix, String local, String to) {
        this.term = term;
        this.prefix = prefix;
        this.local = local;
        this.to = to;
    }

    String term() {
        return term;
    }

    String compact() {
        return prefix.label() + ':' + local;
    }

    String to() {
        return to;
    }
}
