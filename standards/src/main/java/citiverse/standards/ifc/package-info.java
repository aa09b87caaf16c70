/// Building models in IFC: a STEP physical file (ISO 10303-21) in, features of a city out.
///
/// **Read** are files of the schemas IFC2X3 and IFC4 (ISO 16739); of IFC4X3 what IFC4 has too. What comes out of
/// [citiverse.standards.ifc.IfcReader] is one `building` for each IfcBuilding, with its footprint, its height and its
/// elevation in the city, and a layer `ifc_…` for each class of its parts (storeys, spaces, walls, slabs, openings,
/// doors, windows, …) with their names, property sets, quantities, whole ids of what they are part of, footprint in
/// CRS84 and [citiverse.twin.solid.Form]. The local id is the GlobalId.
///
/// **Guaranteed**: lengths are metres whatever the file's units; every footprint is a valid area; the model stands
/// where its map conversion, its site, or the city file says, and a model of which none of them tells is refused; a
/// shape that cannot be read is a warning with its entity and line and the feature is kept without it. A damaged,
/// hostile or foreign file ends in a [citiverse.twin.Problem] `CV-IFC-001` to `CV-IFC-008`, and memory stays bounded.
///
/// **Deviations**: see `docs/standards/ifc.md`. Free-form surfaces (B-splines, advanced breps), swept disks along
/// curves and grids are passed over with a warning; openings are features of their own and not cut out of walls;
/// persons, addresses, costs, schedules, materials and styles are not read.
package citiverse.standards.ifc;
