package citiverse.standards.dcat;

/// A standard, schema or reference system that something conforms to (`dct:Standard`).
///
/// @param id its IRI
/// @param label its name; null where the IRI is enough
public record Standard(Iri id, Text label) {}
