package citiverse.server.ogc.volumes;

import citiverse.models.built.Assumptions;
import citiverse.models.built.BuildingBodies;
import citiverse.standards.tiles3d.Extents;
import citiverse.standards.tiles3d.GroundMesh;
import citiverse.standards.tiles3d.Standing;
import citiverse.standards.tiles3d.TileTree;
import citiverse.standards.tiles3d.Tileset;
import citiverse.twin.Change;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The tiles of the buildings of one snapshot: the tree, and the buildings by their number in it.
final class BuiltTiles {
    private final String version;
    private final BuildingBodies bodies;
    private final Standings standings;
    /// Places in the entries of the buildings that are drawn.
    private final int[] drawn;
    private final Tileset tileset;
    private final TileTree tree;
    private final Optional<GroundMesh> ground;

    private BuiltTiles(Snapshot city) {
        version = city.hash().substring(0, 16);
        bodies = BuildingBodies.of(city, Assumptions.DEFAULT);
        standings = new Standings(bodies);
        var extents = new Extents();
        int[] numbers = new int[bodies.entries().size()];
        for (int i = 0; i < numbers.length; i++) {
            Optional<Standing> standing = standings.of(bodies.entries().get(i));
            if (standing.isPresent() && extents.add(standing.get())) {
                numbers[extents.size() - 1] = i;
            }
        }
        drawn = Arrays.copyOf(numbers, extents.size());
        tree = new TileTree(extents);
        tileset = new Tileset(tree);
        ground = city.raster(Layers.TERRAIN).map(GroundMesh::new).filter(GroundMesh::drawable);
    }

    /// Compiles the buildings of a snapshot.
    static BuiltTiles of(Snapshot city) {
        return new BuiltTiles(city);
    }

    /// The part of the hash of the snapshot that stands in addresses.
    String version() {
        return version;
    }

    int tiles() {
        return tree.tiles();
    }

    boolean empty() {
        return drawn.length == 0;
    }

    /// The tileset; addresses of contents are relative to it.
    byte[] json() {
        return tileset.json(tile -> version + '/' + tile + ".glb", extras());
    }

    private Map<String, Object> extras() {
        var extras = new TreeMap<String, Object>();
        extras.put("buildings", (long) drawn.length);
        extras.put("notDrawn", (long) bodies.entries().size() - drawn.length);
        extras.put("ground", bodies.ground().source());
        extras.put("heights", "as the city's data has them, taken to be above the ellipsoid");
        if (ground.isPresent()) {
            extras.put("groundTileset", "ground/tileset.json");
        }
        return extras;
    }

    byte[] content(int tile) {
        return tileset.content(
                tile,
                number -> standings.of(bodies.entries().get(drawn[number])).orElseThrow());
    }

    Optional<GroundMesh> ground() {
        return ground;
    }

    /// What changes make of the buildings.
    AlteredBuildings altered(List<Change> changes) {
        return AlteredBuildings.of(bodies, changes);
    }
}
