package citiverse.standards.tiles3d;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What is known of the things of one tile, in the order of their numbers.
final class Facts {
    /// Vertices name their thing in two bytes.
    private static final int MOST_THINGS = 65_535;

    private static final int LONGEST_NAME = 500;

    final List<byte[]> urns = new ArrayList<>();
    final List<byte[]> names = new ArrayList<>();
    final List<Float> heights = new ArrayList<>();
    final List<Standing.HeightFrom> from = new ArrayList<>();
    final List<Integer> buildings = new ArrayList<>();

    /// Adds a thing and gives its number.
    ///
    /// @param count how many it stands for
    int add(Standing standing, int count) {
        if (urns.size() == MOST_THINGS) {
            throw new IllegalArgumentException("a tile holds no more than " + MOST_THINGS + " things");
        }
        urns.add(standing.urn().getBytes(StandardCharsets.UTF_8));
        String name = standing.name();
        names.add((name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
                .getBytes(StandardCharsets.UTF_8));
        heights.add((float) standing.heightMetres());
        from.add(standing.heightFrom());
        buildings.add(count);
        return urns.size() - 1;
    }

    int size() {
        return urns.size();
    }
}
