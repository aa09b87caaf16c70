package citiverse.standards.tiles3d;

import citiverse.twin.solid.Form;
import citiverse.twin.solid.Shape;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;

/// Draws things into the meshes of a tile: roofs, walls and what faces down.
final class Drawing {
    /// What lies flatter than this is a roof or an underside, where the source does not say what it is: part of the
    /// unit normal.
    private static final double FLAT = 0.5;

    final Mesh roofs = new Mesh();
    final Mesh walls = new Mesh();
    final Mesh undersides = new Mesh();
    private final LocalFrame frame;
    private final Surface surface = new Surface();
    private final double[] local = new double[3];

    Drawing(LocalFrame frame) {
        this.frame = frame;
    }

    /// Draws all bodies of a thing.
    ///
    /// @param thing its number in the tile
    void draw(Standing standing, int thing) {
        for (Standing.Body body : standing.bodies()) {
            switch (body) {
                case Standing.Body.Prism prism -> prism(prism, thing);
                case Standing.Body.Surfaces surfaces -> surfaces(surfaces, thing);
            }
        }
    }

    private void prism(Standing.Body.Prism prism, int thing) {
        for (Object part : PolygonExtracter.getPolygons(prism.footprint())) {
            Polygon polygon = (Polygon) part;
            lid(polygon, prism.topMetres(), true, roofs, thing);
            if (!prism.onTheGround()) {
                lid(polygon, prism.baseMetres(), false, undersides, thing);
            }
            sides(polygon.getExteriorRing(), true, prism, thing);
            for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                sides(polygon.getInteriorRingN(h), false, prism, thing);
            }
        }
    }

    private void lid(Polygon polygon, double height, boolean up, Mesh mesh, int thing) {
        surface.clear();
        ring(polygon.getExteriorRing(), up, height);
        for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
            ring(polygon.getInteriorRingN(h), !up, height);
        }
        if (surface.faces()) {
            surface.drawTo(mesh, thing);
        }
    }

    private void ring(LineString line, boolean counterClockwise, double height) {
        CoordinateSequence places = line.getCoordinateSequence();
        int last = places.size() - 1;
        boolean forwards = last > 2 && Orientation.isCCW(places) == counterClockwise;
        for (int k = 0; k < last; k++) {
            int i = forwards ? k : last - k;
            add(places.getX(i), places.getY(i), height);
        }
        surface.endRing();
    }

    private void add(double longitude, double latitude, double height) {
        frame.local(longitude, latitude, height, local);
        surface.place(local[0], local[1], local[2]);
    }

    private void sides(LineString line, boolean outer, Standing.Body.Prism prism, int thing) {
        CoordinateSequence places = line.getCoordinateSequence();
        int last = places.size() - 1;
        if (last < 3) {
            return;
        }
        boolean forwards = Orientation.isCCW(places) == outer;
        for (int k = 0; k < last; k++) {
            int a = forwards ? k : last - k;
            int b = forwards ? k + 1 : last - k - 1;
            surface.clear();
            add(places.getX(a), places.getY(a), prism.baseMetres());
            add(places.getX(b), places.getY(b), prism.baseMetres());
            add(places.getX(b), places.getY(b), prism.topMetres());
            add(places.getX(a), places.getY(a), prism.topMetres());
            surface.endRing();
            if (surface.faces()) {
                surface.drawTo(walls, thing);
            }
        }
    }

    private void surfaces(Standing.Body.Surfaces body, int thing) {
        Form form = body.form();
        Shape shape = body.shape();
        double[] metres = LocalFrame.metresPerDegree(form.frame().latitude());
        for (int f = 0; f < shape.surfaces(); f++) {
            String type = shape.typeOf(f);
            if (type.equals("ClosureSurface")) {
                continue;
            }
            surface.clear();
            for (int r = shape.surfaceStart()[f]; r < shape.surfaceStart()[f + 1]; r++) {
                for (int i = shape.ringStart()[r]; i < shape.ringStart()[r + 1]; i++) {
                    int vertex = shape.indices()[i];
                    add(
                            form.frame().longitude() + form.east(vertex) / metres[0],
                            form.frame().latitude() + form.north(vertex) / metres[1],
                            form.height(vertex) + body.liftMetres());
                }
                surface.endRing();
            }
            if (surface.faces()) {
                surface.drawTo(meshOf(type, surface.upright()), thing);
            }
        }
    }

    private Mesh meshOf(String type, double upright) {
        return switch (type) {
            case "RoofSurface" -> roofs;
            case "GroundSurface", "OuterFloorSurface" -> undersides;
            case "WallSurface", "Window", "Door" -> walls;
            default -> upright > FLAT ? roofs : upright < -FLAT ? undersides : walls;
        };
    }
}
