package citiverse.standards.mvt;

import citiverse.standards.protobuf.ProtoWriter;
import java.util.ArrayList;
import java.util.List;

/// Encodes tiles from compiled layers. Without state: the same layers and address give the same bytes.
public final class TileEncoder {
    /// Bytes that a tile has at most where nothing else is asked for.
    public static final int MOST_BYTES = 500_000;

    private static final int LAYER_FIELD = 3;
    /// Tag and length of a layer within the tile.
    private static final int FRAME_BYTES = 6;

    private TileEncoder() {}

    /// A tile.
    ///
    /// @param bytes the message `Tile`; empty where nothing is to be drawn
    /// @param layers what became of each layer that is drawn at this zoom
    public record Encoded(byte[] bytes, List<Drawn> layers) {
        public Encoded {
            layers = List.copyOf(layers);
        }
    }

    /// What became of a layer.
    ///
    /// @param layer its name
    /// @param things how many are in the tile
    /// @param tooSmall how many lie there and are too small to be seen at this zoom
    /// @param tooMany how many more did not fit into the bytes of a tile: the smallest
    public record Drawn(String layer, int things, int tooSmall, int tooMany) {}

    /// Encodes a tile of no more than [#MOST_BYTES].
    public static Encoded encode(List<VectorLayer> layers, TileAddress tile) {
        return encode(layers, tile, MOST_BYTES);
    }

    /// Encodes a tile. Where the layers do not fit, those that need little are whole, and the others share what is
    /// left.
    ///
    /// @param mostBytes of the tile, at least 1,000
    public static Encoded encode(List<VectorLayer> layers, TileAddress tile, int mostBytes) {
        if (mostBytes < 1_000) {
            throw new IllegalArgumentException("a tile of " + mostBytes + " bytes holds nothing");
        }
        var drawings = new ArrayList<LayerDrawing>();
        for (VectorLayer layer : layers) {
            if (tile.zoom() >= layer.firstZoom()) {
                drawings.add(new LayerDrawing(layer, tile));
            }
        }
        long sum = 0;
        for (LayerDrawing drawing : drawings) {
            drawing.write(mostBytes - FRAME_BYTES);
            sum += drawing.size() + (long) FRAME_BYTES;
        }
        if (sum > mostBytes) {
            share(drawings, mostBytes);
        }
        var out = new ProtoWriter((int) Math.min(sum, mostBytes));
        var drawn = new ArrayList<Drawn>();
        for (LayerDrawing drawing : drawings) {
            if (drawing.size() > 0) {
                out.message(LAYER_FIELD, drawing.message());
            }
            drawn.add(drawing.drawn());
        }
        return new Encoded(out.toBytes(), drawn);
    }

    private static void share(List<LayerDrawing> drawings, int mostBytes) {
        var bySize = new ArrayList<>(drawings);
        bySize.sort((a, b) -> Integer.compare(a.size(), b.size()));
        int left = mostBytes;
        for (int i = 0; i < bySize.size(); i++) {
            LayerDrawing drawing = bySize.get(i);
            int fair = left / (bySize.size() - i) - FRAME_BYTES;
            if (drawing.size() > fair) {
                drawing.write(fair);
            }
            left -= drawing.size() + FRAME_BYTES;
        }
    }
}
