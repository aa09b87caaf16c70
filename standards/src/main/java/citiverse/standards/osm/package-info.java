/// OpenStreetMap in PBF: streets and things of a city in, and small made cities out.
///
/// **Read** are files as the [format](https://wiki.openstreetmap.org/wiki/PBF_Format) has them: header and data blobs,
/// raw or zlib; plain and dense nodes, ways, relations, in any order; bounding box. What comes out is described at
/// [citiverse.twin.Layers]; ids are those of OSM and last as long as OSM keeps them.
///
/// **Guaranteed**: a street is cut at each node that two streets share or one passes twice, and nowhere else, apart
/// from where the file lacks nodes; every area is valid; whatever was mended, cut or left out is a warning with its
/// id; coordinates have the seven decimals of OSM exactly. A damaged, hostile or foreign file ends in a
/// [citiverse.twin.Problem] `CV-OSM-001` to `CV-OSM-010`, and memory stays bounded.
///
/// **Deviations**: blobs packed as lzma, lz4 or zstd, and files of history, are refused. Nodes that are no things
/// (crossings, signals, barriers), routes, addresses and who edited what are passed over. Turn restrictions over ways
/// are left out with a warning. `locations on ways` are not made use of.
package citiverse.standards.osm;
