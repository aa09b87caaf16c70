/// Mapbox Vector Tile [2.1](https://github.com/mapbox/vector-tile-spec/tree/master/2.1), in the tile matrix set
/// `WebMercatorQuad` of OGC 17-083r4: features in, bytes of a tile out.
///
/// **In**: things with a geometry in CRS84 are compiled once into a [citiverse.standards.mvt.VectorLayer] of flat
/// arrays with an index by place. What lies beyond the limits of Web Mercator (85.051128779806604° north and south) is
/// cut off; what lies beyond 180° east or west is carried to the other side.
///
/// **Out**: one tile of one or more layers, extent 4096, geometry cut at 64 units beyond the edges (clause 4.3). Outer
/// rings have positive area and holes negative, in the order that clause 4.3.4.4 asks for; every polygon is valid
/// after snapping; rings and lines that collapse are left out. A thing has the same number in every tile (a hash of
/// its name, below 2^53 so that a script can hold it) and its name as the attribute `urn`. Along an edge two
/// neighbouring tiles have the same places, since both snap to one grid.
///
/// **Bounded**: a tile never passes the bytes that are asked for. What is smaller than
/// [citiverse.standards.mvt.VectorLayer#LEAST_UNITS] is left out, and where that is not enough the largest things stay.
/// How many were left out is told for every layer.
///
/// **Deviations**: of a mixed collection the parts of the highest dimension are drawn. Beyond zoom 15 geometry is
/// as exact as 1 cm of ground; below, lines and outlines are simplified by at most a quarter of a pixel.
package citiverse.standards.mvt;
