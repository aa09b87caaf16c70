/// Small made cities, drawn in metres, for tests and for the demonstration.
///
/// What goes in: strokes of a pen on a local plane ([Scene]): streets, stops, lines, cells, places, water, green,
/// buildings, terrain. What is guaranteed to come out: real standard files ([SceneFiles]: OpenStreetMap PBF, GTFS,
/// CSV, GeoJSON, GeoTIFF and the `city.yaml` that imports them) and a [citiverse.twin.Snapshot] that went through
/// those files and the readers of production. The same strokes give the same bytes on every machine, in every
/// locale, at every hour; whatever is drawn at random comes from [Dice] with a seed.
package citiverse.scene;
