package citiverse.standards.dcat;

/// Classes of the catalogue, under the names that its JSON-LD context gives them.
enum Kind {
    CATALOGUE("Catalogue", Prefix.DCAT, "Catalog"),
    DATASET("Dataset", Prefix.DCAT, "Dataset"),
    DISTRIBUTION("Distribution", Prefix.DCAT, "Distribution"),
    DATA_SERVICE("DataService", Prefix.DCAT, "DataService"),
    AGENT("Agent", Prefix.FOAF, "Agent"),
    SOFTWARE_AGENT("SoftwareAgent", Prefix.PROV, "SoftwareAgent"),
    DOCUMENT("Document", Prefix.FOAF, "Document"),
    CONTACT("Kind", Prefix.VCARD, "Kind"),
    CHECKSUM("Checksum", Prefix.SPDX, "Checksum"),
    CHECKSUM_ALGORITHM("ChecksumAlgorithm", Prefix.SPDX, "ChecksumAlgorithm"),
    LOCATION("Location", Prefix.DCT, "Location"),
    PERIOD("PeriodOfTime", Prefix.DCT, "PeriodOfTime"),
    LICENCE("LicenceDocument", Prefix.DCT, "LicenseDocument"),
    RIGHTS("RightsStatement", Prefix.DCT, "RightsStatement"),
    PROVENANCE("ProvenanceStatement", Prefix.DCT, "ProvenanceStatement"),
    STANDARD("Standard", Prefix.DCT, "Standard"),
    FREQUENCY("Frequency", Prefix.DCT, "Frequency"),
    LANGUAGE("LinguisticSystem", Prefix.DCT, "LinguisticSystem"),
    MEDIA_TYPE("MediaType", Prefix.DCT, "MediaType"),
    FORMAT("MediaTypeOrExtent", Prefix.DCT, "MediaTypeOrExtent"),
    CONCEPT("Concept", Prefix.SKOS, "Concept"),
    ROLE("Role", Prefix.DCAT, "Role"),
    ATTRIBUTION("Attribution", Prefix.PROV, "Attribution"),
    ACTIVITY("Activity", Prefix.PROV, "Activity"),
    ENTITY("Entity", Prefix.PROV, "Entity"),
    MEASUREMENT("QualityMeasurement", Prefix.DQV, "QualityMeasurement"),
    METRIC("Metric", Prefix.DQV, "Metric"),
    DIMENSION("Dimension", Prefix.DQV, "Dimension");

    private final String term;
    private final Prefix prefix;
    private final String local;

    Kind(String term, Prefix prefix, String local) {
        this.term = term;
        this.prefix = prefix;
        this.local = local;
    }

    String term() {
        return term;
    }

    String compact() {
        return prefix.label() + ':' + local;
    }
}
