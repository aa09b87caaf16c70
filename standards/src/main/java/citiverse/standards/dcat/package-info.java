/// A catalogue of data as DCAT-AP 3.0.1 tells it, and its two written forms: JSON-LD 1.1 and Turtle (RDF 1.1).
///
/// A [Catalogue] with its [Dataset]s, [Distribution]s and [DataService]s is immutable and holds only what is true
/// of it; [Dcat] writes it. Both forms hold the same graph. They are canonical: equal content has equal bytes,
/// whatever the order in which it was given (Turtle: prefixes, subjects, predicates and objects sorted; JSON-LD:
/// one fixed context in the document, RFC 8785). No reader needs the network: the context stands in each document.
///
/// Covered: Catalogue, Dataset, Distribution, Data Service, Agent, Kind (contact), Checksum, Location, Period of
/// Time, Attribution, Activity, Concept, Licence Document, Provenance Statement, Rights Statement, Standard,
/// Frequency, Media Type, Linguistic System of DCAT-AP 3.0.1, with its cardinalities; besides W3C DQV for quality
/// (`dqv:QualityMeasurement`) and W3C PROV-O for what was used (`prov:used`, `prov:wasAssociatedWith`).
/// Left out: Catalogue Record, Dataset Series, Relationship, policies (ODRL).
///
/// Text from outside goes in as it is and is escaped by the grammar of each form; an IRI that is not one is refused
/// ([Iri#of]), so that no document can be broken by a title or an address.
package citiverse.standards.dcat;
