/// The buildings of the city as 3D Tiles 1.1, at `/ogc/collections/building/3dtiles/tileset.json`.
///
/// **Guaranteed**: every building that stands is in one leaf, with its form where it has one, else as its outline
/// between the heights that the models use too; parts of a building stand for it. Contents lie at addresses that
/// carry the hash of the snapshot and never change; the one before stays reachable, so that a view is not torn
/// when the city changes. The tree is kept, contents are made when asked for and kept within a bound of bytes.
///
/// What an option of a rehearsal adds is a small tileset of its own, at `…/3dtiles/option/tileset.json`, whose `extras`
/// name the buildings to hide. The ground is one coarse mesh, at `…/3dtiles/ground/tileset.json`, where the city has
/// a raster of heights.
///
/// **Deviations**: 3D GeoVolumes is still a candidate, so no conformance class is declared.
package citiverse.server.ogc.volumes;
