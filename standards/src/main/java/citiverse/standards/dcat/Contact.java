package citiverse.standards.dcat;

/// Whom to ask (`vcard:Kind`).
///
/// @param name name of the office or person
/// @param email `mailto:` IRI; null where not told
/// @param page page with the ways to ask; null where not told
public record Contact(Text name, Iri email, Iri page) {}
