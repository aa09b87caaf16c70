package citiverse.standards.tiles3d;

import citiverse.twin.json.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// The tileset of a tree (clause 7.8, `tileset.json`), and the contents of its tiles.
public final class Tileset {
    private final TileTree tree;

    public Tileset(TileTree tree) {
        this.tree = tree;
    }

    /// The tileset as JSON, in the same bytes for the same tree.
    ///
    /// @param uris address of the content of a tile, from its number
    /// @param extras what is told of it besides, as canonical JSON takes it
    public byte[] json(IntFunction<String> uris, Map<String, Object> extras) {
        var whole = new TreeMap<String, Object>();
        whole.put("asset", Map.of("version", "1.1", "generator", "Citiverse"));
        whole.put("geometricError", Math.max(1, 2 * Math.max(tree.geometricError(0), tree.diagonal(0) / 4)));
        whole.put("root", tile(0, null, uris));
        if (!extras.isEmpty()) {
            whole.put("extras", extras);
        }
        return CanonicalJson.bytes(whole);
    }

    private Map<String, Object> tile(int tile, LocalFrame above, IntFunction<String> uris) {
        var node = new TreeMap<String, Object>();
        LocalFrame frame = tree.frame(tile);
        List<Object> region = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            region.add(StrictMath.toRadians(tree.region(tile, k)));
        }
        region.add(tree.region(tile, 4));
        region.add(tree.region(tile, 5));
        node.put("boundingVolume", Map.of("region", region));
        node.put("geometricError", tree.geometricError(tile));
        node.put("refine", "REPLACE");
        if (tree.things() > 0) {
            List<Object> matrix = new ArrayList<>();
            for (double entry : frame.matrixTo(above)) {
                matrix.add(entry);
            }
            node.put("transform", matrix);
            node.put("content", Map.of("uri", uris.apply(tile)));
        }
        if (!tree.isLeaf(tile)) {
            List<Object> below = new ArrayList<>();
            for (int c = 0; c < tree.children(tile); c++) {
                below.add(tile(tree.firstChild(tile) + c, frame, uris));
            }
            node.put("children", below);
        }
        return node;
    }

    /// The content of a tile as GLB.
    ///
    /// @param tile 0 to [TileTree#tiles], exclusive
    /// @param things a thing by its number, as it was when the extents were taken
    public byte[] content(int tile, IntFunction<Standing> things) {
        var drawing = new Drawing(tree.frame(tile));
        var facts = new Facts();
        if (tree.isLeaf(tile)) {
            for (int thing : tree.thingsOf(tile)) {
                Standing standing = things.apply(thing);
                drawing.draw(standing, facts.add(standing, 1));
            }
        } else {
            new Blocks(tree, tile).draw(drawing, facts, things);
        }
        return Glb.write(drawing, facts);
    }

    /// A content of a few things outside a tree, in metres of a frame.
    static byte[] content(LocalFrame frame, List<Standing> things) {
        var drawing = new Drawing(frame);
        var facts = new Facts();
        for (Standing standing : things) {
            drawing.draw(standing, facts.add(standing, 1));
        }
        return Glb.write(drawing, facts);
    }
}
