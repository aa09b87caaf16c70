/// Features of the city by OGC API Features: Part 1 (core, GeoJSON, HTML, OpenAPI 3.0), Part 2 (coordinate reference
/// systems), Part 3 (queryables, filters in CQL2), Part 4 (create, replace, update, delete, with ETags); and what all
/// interfaces under `/ogc` share: landing page, conformance, API document.
///
/// What goes in is a request under `/ogc`; what comes out is the layer as the snapshot of the moment has it, in the
/// order of ids, GeoJSON straight as bytes or a page of the same content. Every layer that the caller may read is a
/// collection. A page of items is the same for the same snapshot and address. A write is one entry of the ledger, made
/// by a steward or administrator, and refused (412) where the feature has changed since it was read.
///
/// Ids in answers are URNs; in addresses a URN or the id within its source names a feature. Query parameters that no
/// standard and no column knows are refused. Problems are `CV-OGC-001` to `CV-OGC-009`, besides those of CQL2.
package citiverse.server.ogc.features;
