/// 3D Tiles [1.1](https://docs.ogc.org/cs/22-025r4/22-025r4.html) with contents in
/// [glTF 2.0](https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html): buildings in, a tileset and the bytes of its
/// tiles out.
///
/// **In**: [citiverse.standards.tiles3d.Standing] things, each of bodies that are either outlines between two heights
/// or surfaces of a [citiverse.twin.solid.Form]. How a height is known is told with them; nothing is assumed here.
///
/// **Out**: an explicit tree. Every thing is in exactly one leaf, and a leaf has at most
/// [citiverse.standards.tiles3d.TileTree#MOST_IN_A_LEAF]. Tiles above show the tallest things as they are and the
/// others as blocks that keep ground and volume, so that a far view is light (`REPLACE`). Volumes are regions
/// that contain all vertices; a tile stands in metres east, north and up of its own middle (`transform`). The same
/// things give the same bytes. A tile's content is made when it is asked for; the tree keeps some 70 bytes for a thing.
///
/// **Contents**: roofs, walls and undersides as one primitive each, flat normals (`KHR_mesh_quantization`), the thing
/// of a vertex (`EXT_mesh_features`) and what is known of it (`EXT_structural_metadata`): `urn`, `name`,
/// `height_metres`, `height_from`, and `buildings`, how many a block stands for.
///
/// **Deviations**: heights are taken to be above the ellipsoid, as a region asks for, although the data's are mostly
/// above the sea: no geoid is applied, so that beside other sources a city may stand some tens of metres too low or
/// high, with all its ground. Textures and appearances are not written.
package citiverse.standards.tiles3d;
