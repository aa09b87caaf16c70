package citiverse.scene.sample;

import org.locationtech.jts.geom.Coordinate;

/// Heights of the ground: a valley along the river, a steep hill in the north-west, a low one in the south-east.
final class Relief {
    /// Local place of the hill's top.
    static final double HILL_X = 760, HILL_Y = 3600;

    private static final double WATER_METRES = 11.5;

    private final Site site;
    private final River river;
    private final double hill;
    private final double knoll;
    private final double phase;

    Relief(Site site, River river) {
        this.site = site;
        this.river = river;
        var dice = site.dice().fork("relief");
        hill = dice.between(150, 180);
        knoll = dice.between(14, 26);
        phase = dice.between(0, 6.28);
    }

    /// Metres above sea level.
    double height(double x, double y) {
        double localX = site.localX(new Coordinate(x, y));
        double localY = site.localY(new Coordinate(x, y));
        double away = Math.abs(localY - river.middle(localX)) - river.width(localX) / 2;
        double valley = away <= 0 ? 0 : 4 + 30 * (1 - StrictMath.exp(-away / 520));
        double fade = Site.fade(localX, Site.WIDTH, 350) * Site.fade(localY, Site.HEIGHT, 350);
        double waves = 2.2 * StrictMath.sin(localX / 410 + phase) * StrictMath.sin(localY / 370 - phase);
        double hills =
                mound(localX - HILL_X, localY - HILL_Y, 470) * hill + mound(localX - 3900, localY - 620, 600) * knoll;
        return WATER_METRES + valley + fade * (hills + (away <= 0 ? 0 : Math.min(1, away / 150) * waves));
    }

    private static double mound(double dx, double dy, double spread) {
        return StrictMath.exp(-(dx * dx + dy * dy) / (2 * spread * spread));
    }
}
