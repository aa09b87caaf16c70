package citiverse.server.page.space;

import citiverse.models.built.Building;
import citiverse.models.built.BuiltForm;
import citiverse.models.built.Solid;
import citiverse.models.plane.Plane;
import citiverse.server.page.PageView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an option builds and takes away, as `/space/option` gives it: bodies in degrees and in metres of the vertical
/// reference of the city, so that the scene raises them among the tiles.
final class OptionJson {
    private OptionJson() {}

    static Map<String, Object> of(OptionInPlace option, BuiltForm after, PageView page) {
        var json = new LinkedHashMap<String, Object>();
        json.put("rehearsal", option.rehearsal());
        json.put("option", option.id());
        json.put("title", option.title());
        json.put("gone", List.copyOf(option.gone()));
        var made = new ArrayList<Object>();
        for (String id : option.made()) {
            after.building(id).ifPresent(building -> {
                var told = Neighbour.of(building, SpaceResource.made(option, id), 0, 0, page);
                var thing = new LinkedHashMap<String, Object>();
                thing.put("urn", id);
                thing.put("name", told.name());
                thing.put("heightMetres", Math.rint(told.heightMetres() * 100) / 100);
                thing.put("assumed", told.assumed());
                thing.put("solids", solids(building, after.plane()));
                made.add(thing);
            });
        }
        json.put("made", made);
        return json;
    }

    private static List<Object> solids(Building building, Plane plane) {
        var solids = new ArrayList<Object>();
        for (Solid solid : building.solids()) {
            var rings = new ArrayList<Object>();
            for (double[] ring : solid.rings()) {
                var corners = new ArrayList<Object>();
                for (int i = 0; i < ring.length; i += 2) {
                    corners.add(Math.rint(plane.longitudeOf(ring[i]) * 1e8) / 1e8);
                    corners.add(Math.rint(plane.latitudeOf(ring[i + 1]) * 1e8) / 1e8);
                }
                rings.add(corners);
            }
            solids.add(Map.of("base", solid.baseMetres(), "top", solid.topMetres(), "rings", rings));
        }
        return solids;
    }
}
