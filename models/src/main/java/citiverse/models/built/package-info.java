/// The built city as solids on a plane in metres: what shades a street, what the air flows between, what sound meets.
///
/// What goes in: the layers `building` and `building_part` of a snapshot (footprints, heights, storeys, forms in three
/// dimensions) and its raster `terrain` where there is one. What is guaranteed to come out: for each building in the
/// order of ids its solids with base and top in one vertical reference, whether its height was measured or assumed,
/// and a remark on each that had to be mended or left out; the same for the same city. A building that has parts is
/// represented by them.
package citiverse.models.built;
