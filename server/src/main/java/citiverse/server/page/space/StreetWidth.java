package citiverse.server.page.space;

import citiverse.twin.Feature;

/// How wide a street is drawn, by its class in OpenStreetMap; widths are of drawing, not measured.
enum StreetWidth {
    FOOT(2),
    LANE(4),
    STREET(7),
    ROAD(11);

    private final double metres;

    StreetWidth(double metres) {
        this.metres = metres;
    }

    double metres() {
        return metres;
    }

    static StreetWidth of(Feature street) {
        return switch (street.properties().text("highway").orElse("")) {
            case "footway", "path", "steps", "cycleway", "bridleway", "track", "corridor" -> FOOT;
            case "service", "pedestrian", "living_street" -> LANE;
            case "motorway", "trunk", "primary", "secondary", "motorway_link", "trunk_link", "primary_link" -> ROAD;
            default -> STREET;
        };
    }
}
