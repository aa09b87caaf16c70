package citiverse.standards.dcat;

import java.util.Locale;

/// The vocabularies of the catalogue, each with the prefix that both written forms give it.
enum Prefix {
    ADMS("http://www.w3.org/ns/adms#"),
    DCAT("http://www.w3.org/ns/dcat#"),
    DCATAP("http://data.europa.eu/r5r/"),
    DCT("http://purl.org/dc/terms/"),
    DQV("http://www.w3.org/ns/dqv#"),
    FOAF("http://xmlns.com/foaf/0.1/"),
    GSP("http://www.opengis.net/ont/geosparql#"),
    PROV("http://www.w3.org/ns/prov#"),
    RDFS("http://www.w3.org/2000/01/rdf-schema#"),
    SKOS("http://www.w3.org/2004/02/skos/core#"),
    SPDX("http://spdx.org/rdf/terms#"),
    VCARD("http://www.w3.org/2006/vcard/ns#"),
    XSD("http://www.w3.org/2001/XMLSchema#");

    private final String namespace;

    Prefix(String namespace) {
        this.namespace = namespace;
    }

    String namespace() {
        return namespace;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
