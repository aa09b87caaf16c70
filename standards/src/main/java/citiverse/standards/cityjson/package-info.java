/// CityJSON 1.1 and 2.0 and CityJSON text sequences (CityJSONSeq) in, CityJSON 2.0 out.
///
/// **Read** are documents and sequences in UTF-8, as a stream that is gone through twice: first for the vertices,
/// templates, attributes and families, then object by object. Of a document the vertices are held, of a sequence one
/// line. **Guaranteed**: each object of a known type is one feature in the layer of its type; every index of a vertex
/// is in range; geometry templates are resolved; levels of detail, semantic surfaces and attributes are kept.
/// Problems are `CV-CITYJSON-001` to `CV-CITYJSON-008` and name the object or the line.
///
/// **Written** is one document of version 2.0, in the reference system of what was read.
///
/// **Deviations**: materials and textures, extensions and their objects, and the places of addresses are passed over
/// and counted; in a geographic system longitude is taken to come first, unless a number beyond 90 shows otherwise;
/// version 1.0 is refused with the remedy to upgrade it.
package citiverse.standards.cityjson;
