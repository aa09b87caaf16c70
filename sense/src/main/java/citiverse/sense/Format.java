package citiverse.sense;

/// The formats that can be imported.
public enum Format {
    OSM_PBF("osm-pbf", "OpenStreetMap PBF"),
    GTFS("gtfs", "GTFS schedule feed"),
    CSV("csv", "CSV table"),
    GEOJSON("geojson", "GeoJSON"),
    GEOPACKAGE("geopackage", "GeoPackage"),
    GEOTIFF("geotiff", "GeoTIFF"),
    CITYJSON("cityjson", "CityJSON or CityJSONSeq"),
    CITYGML("citygml", "CityGML"),
    IFC("ifc", "IFC building model");

    private final String id;
    private final String title;

    Format(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /// Its name in city files and in the ledger.
    public String id() {
        return id;
    }

    /// Its name for people.
    public String title() {
        return title;
    }
}
