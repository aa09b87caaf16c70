package citiverse.standards.cityjson;

import java.util.Locale;

/// Small made CityJSON documents.
final class CityJsonText {
    /// A cube of 10 m with its ground, roof and walls, wound outwards: vertices 0 to 7.
    static final String CUBE = """
            {"type":"Solid","lod":"2","boundaries":[[[[0,3,2,1]],[[4,5,6,7]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],\
            [[3,0,4,7]]]],"semantics":{"surfaces":[{"type":"GroundSurface"},{"type":"RoofSurface"},\
            {"type":"WallSurface","id":"w"}],"values":[[0,1,2,2,2,2]]}}""";

    static final String VERTICES =
            "[[0,0,0],[10000,0,0],[10000,10000,0],[0,10000,0],[0,0,10000],[10000,0,10000],[10000,10000,10000],[0,10000,10000]]";

    private CityJsonText() {}

    /// A document of one building.
    static String building(String geometry) {
        return document("{\"b1\":{\"type\":\"Building\",\"geometry\":[" + geometry + "]}}", VERTICES);
    }

    static String document(String objects, String vertices) {
        return document("2.0", "https://www.opengis.net/def/crs/EPSG/0/7415", objects, vertices, "");
    }

    static String document(String version, String crs, String objects, String vertices, String further) {
        return String.format(
                Locale.ROOT,
                "{\"type\":\"CityJSON\",\"version\":\"%s\",\"metadata\":{%s},\"transform\":{\"scale\":[0.001,0.001,0.001],"
                        + "\"translate\":[85000.0,446000.0,0.0]},\"CityObjects\":%s,\"vertices\":%s%s}",
                version,
                crs.isEmpty() ? "" : "\"referenceSystem\":\"" + crs + "\"",
                objects,
                vertices,
                further);
    }
}
