/// CityGML 2.0 and 3.0 (GML 3.1.1 and 3.2) in.
///
/// What goes in: a file whose root is a `CityModel`. It is streamed, one top-level object held at a time: first for
/// attributes and links, then, where links lead from one object into another, for what they lead to, then for the
/// features. What is guaranteed to come out: each city object is a feature in the layer of its class, with all its
/// levels of detail; surfaces that bound it are the semantics of its shapes, also where a solid only links to them;
/// orientations are applied; Dynamizers and versions are features of their own. No file but this one is ever opened:
/// document types, entities and links to elsewhere are not followed. Problems are `CV-CITYGML-001` to `CV-CITYGML-007`
/// and name the line or the object.
///
/// **Deviations**: coordinates are kept to the millimetre (1e-8 degree); appearances, application domain extensions,
/// terrain intersection curves, point clouds, rasters and implicit geometries from other files are passed over and
/// counted; the surfaces of a CompositeSurface become those of a MultiSurface.
package citiverse.standards.citygml;
