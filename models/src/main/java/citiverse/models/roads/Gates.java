package citiverse.models.roads;

import java.util.Arrays;
import java.util.List;

/// Where the gates of a network lie: the vertices at which their traffic enters and leaves.
///
/// A network is cut at the edge of its data, so that one-way roads across the edge lead nowhere or come from
/// nowhere. Where a gate is declared they are kept, as if the outside joined them.
///
/// @param entering vertex of each gate where its traffic enters, −1 where none does
/// @param leaving vertex of each gate where traffic leaves, −1 where none does
/// @param core vertices of the part within which one can drive from everywhere to everywhere
/// @param kept these and those on the ways from and to the gates
record Gates(int[] entering, int[] leaving, boolean[] core, boolean[] kept) {

    static Gates of(Streets streets, List<Zones.Gate> gates) {
        boolean[] core = streets.strongPart();
        boolean[] from = streets.reached(core, true);
        boolean[] to = streets.reached(core, false);
        int[] entering = new int[gates.size()];
        int[] leaving = new int[gates.size()];
        boolean[] starts = core.clone();
        boolean[] ends = core.clone();
        for (int g = 0; g < entering.length; g++) {
            Zones.Gate gate = gates.get(g);
            entering[g] = gate.inPerHour() > 0 ? streets.nearest(gate.longitude(), gate.latitude(), to) : -1;
            leaving[g] = gate.outPerHour() > 0 ? streets.nearest(gate.longitude(), gate.latitude(), from) : -1;
            if (entering[g] >= 0) {
                starts[entering[g]] = true;
            }
            if (leaving[g] >= 0) {
                ends[leaving[g]] = true;
            }
        }
        boolean[] kept = streets.reached(starts, true);
        boolean[] useful = streets.reached(ends, false);
        for (int v = 0; v < kept.length; v++) {
            kept[v] &= useful[v];
        }
        return new Gates(entering, leaving, core, kept);
    }

    /// The vertices of all gates.
    boolean[] vertices() {
        boolean[] vertices = new boolean[core.length];
        Arrays.stream(entering).filter(v -> v >= 0).forEach(v -> vertices[v] = true);
        Arrays.stream(leaving).filter(v -> v >= 0).forEach(v -> vertices[v] = true);
        return vertices;
    }
}
