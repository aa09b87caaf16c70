package citiverse.server.page.space;

import citiverse.models.built.Solid;
import citiverse.models.sun.SolarPosition;
import java.util.Arrays;

/// Draws one solid: the walls that are seen, from the farthest to the nearest, and the roof over them. Styles: `r` a
/// roof, `a` to `d` walls from the dark to the bright, `o` what an option builds.
final class SolidDrawing {
    /// More corners than a footprint has: such are drawn by every so-many-th.
    private static final int MOST_CORNERS = 400;

    private final Axonometry view;
    private final SolarPosition sun;

    SolidDrawing(Axonometry view, SolarPosition sun) {
        this.view = view;
        this.sun = sun;
    }

    private record Wall(double depth, char tone, double x1, double y1, double x2, double y2) {}

    String draw(Solid solid, boolean option) {
        double top = solid.prism() ? solid.topMetres() : Math.max(solid.eavesMetres(), solid.baseMetres());
        var out = new StringBuilder();
        Wall[] walls = walls(solid);
        for (int w = 0; w < walls.length; ) {
            var data = new PathData();
            char tone = walls[w].tone();
            for (; w < walls.length && walls[w].tone() == tone; w++) {
                Wall wall = walls[w];
                data.to(view.across(wall.x1, wall.y1), view.down(wall.x1, wall.y1, top))
                        .to(view.across(wall.x2, wall.y2), view.down(wall.x2, wall.y2, top))
                        .to(view.across(wall.x2, wall.y2), view.down(wall.x2, wall.y2, solid.baseMetres()))
                        .to(view.across(wall.x1, wall.y1), view.down(wall.x1, wall.y1, solid.baseMetres()))
                        .close();
            }
            path(out, tone + (option ? " o" : ""), data);
        }
        var roof = new PathData();
        for (double[] ring : solid.rings()) {
            int stride = 1 + ring.length / 2 / MOST_CORNERS;
            for (int i = 0; i < ring.length; i += 2 * stride) {
                roof.to(view.across(ring[i], ring[i + 1]), view.down(ring[i], ring[i + 1], top));
            }
            roof.close();
        }
        path(out, option ? "r o" : "r", roof);
        if (!solid.prism()) {
            path(out, "e", edges(solid, top));
        }
        return out.toString();
    }

    /// What rises over the eaves, by its upper edges.
    private PathData edges(Solid solid, double eaves) {
        var data = new PathData();
        double[] edges = solid.edges();
        for (int e = 0; e < edges.length && e < 6 * MOST_CORNERS; e += 6) {
            if (edges[e + 2] > eaves + 0.1 || edges[e + 5] > eaves + 0.1) {
                data.to(view.across(edges[e], edges[e + 1]), view.down(edges[e], edges[e + 1], edges[e + 2]))
                        .to(
                                view.across(edges[e + 3], edges[e + 4]),
                                view.down(edges[e + 3], edges[e + 4], edges[e + 5]))
                        .end();
            }
        }
        return data;
    }

    private Wall[] walls(Solid solid) {
        var seen = new java.util.ArrayList<Wall>();
        for (double[] ring : solid.rings()) {
            int stride = 1 + ring.length / 2 / MOST_CORNERS;
            for (int i = 0; i < ring.length; i += 2 * stride) {
                int j = i + 2 * stride >= ring.length ? 0 : i + 2 * stride;
                double dx = ring[j] - ring[i];
                double dy = ring[j + 1] - ring[i + 1];
                double length = Math.hypot(dx, dy);
                // The solid lies to the left, so that the outward normal points to the right.
                if (length > 0 && view.sees(dy / length, -dx / length)) {
                    double depth = view.depth((ring[i] + ring[j]) / 2, (ring[i + 1] + ring[j + 1]) / 2);
                    seen.add(new Wall(
                            depth, tone(dy / length, -dx / length), ring[i], ring[i + 1], ring[j], ring[j + 1]));
                }
            }
        }
        Wall[] walls = seen.toArray(Wall[]::new);
        Arrays.sort(walls, (a, b) -> Double.compare(b.depth(), a.depth()));
        return walls;
    }

    /// By the cosine of the angle at which the sun meets the wall; at night by where it faces alone.
    private char tone(double normalX, double normalY) {
        if (sun.elevation() <= 0) {
            return normalX * view.cosine() - normalY * view.sine() > 0 ? 'b' : 'a';
        }
        double azimuth = Math.toRadians(sun.azimuth());
        double facing =
                (normalX * Math.sin(azimuth) + normalY * Math.cos(azimuth)) * Math.cos(Math.toRadians(sun.elevation()));
        return facing <= 0 ? 'a' : facing < 0.3 ? 'b' : facing < 0.62 ? 'c' : 'd';
    }

    private static void path(StringBuilder out, String style, PathData data) {
        if (!data.isEmpty()) {
            out.append("<path class=\"")
                    .append(style)
                    .append("\" d=\"")
                    .append(data)
                    .append("\"/>");
        }
    }
}
