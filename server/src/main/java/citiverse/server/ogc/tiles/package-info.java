/// OGC API – Tiles 1.0 (OGC 20-057): vector tiles of each layer, and of several layers in one, in `WebMercatorQuad`.
///
/// **Paths**: `/ogc/tileMatrixSets`, `/ogc/tiles` (all layers; `collections=` chooses) and
/// `/ogc/collections/{id}/tiles`, each a list of tilesets, with the description of the tileset and its tiles below.
///
/// **Guaranteed**: a tile shows the snapshot of now, in no more than half a megabyte; what was left out of it is told
/// in the head `Citiverse-Left-Out`. A layer that the caller may not read looks like one that is not there. An empty
/// tile is 204, a tile beyond the matrix 404, an address that is none 400. Tags of entities follow the content of the
/// city, not the clock.
///
/// Layers are compiled when first asked for and kept, as tiles are, in caches bounded by bytes and keyed by the hash of
/// the snapshot.
package citiverse.server.ogc.tiles;
