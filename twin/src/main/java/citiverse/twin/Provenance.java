package citiverse.twin;

/// Where values came from, in the sense of PROV-O: a source used by an activity. Interned: most features of an
/// import share one.
///
/// @param source id of the [Source]
/// @param activity what made the value: `import`, `derive:<name>`, `option:<id>`
public record Provenance(String source, String activity) {}
