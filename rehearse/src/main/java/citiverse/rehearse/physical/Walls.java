package citiverse.rehearse.physical;

import citiverse.models.air.CanyonShape;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Solid;
import java.util.ArrayList;
import java.util.List;

/// The walls of a city's buildings, as the model of street canyons wants them.
///
/// @param built the buildings
record Walls(BuiltForm built) implements CanyonShape.Walls {

    @Override
    public List<CanyonShape.Wall> near(double east, double north, double reachMetres) {
        var walls = new ArrayList<CanyonShape.Wall>();
        double ground = built.ground().at(east, north);
        built.solids().visit(east - reachMetres, north - reachMetres, east + reachMetres, north + reachMetres, s -> {
            Solid solid = built.solids().solid(s);
            for (double[] ring : solid.rings()) {
                for (int k = 0; k < ring.length; k += 2) {
                    int next = (k + 2) % ring.length;
                    walls.add(new CanyonShape.Wall(
                            ring[k], ring[k + 1], ring[next], ring[next + 1], solid.topMetres() - ground));
                }
            }
        });
        return walls;
    }
}
