package citiverse.standards.osm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Joins lines at their ends into rings. A line is a run of node numbers; lines meet where their end nodes are the
/// same. Which line is named outer and which inner does not matter.
final class RingAssembler {
    /// @param rings closed runs of nodes, the first node repeated at the end
    /// @param looseEnd a node at which no further line goes on, negative where all lines were joined
    record Result(List<int[]> rings, int looseEnd) {}

    private final List<int[]> lines;
    private final Map<Integer, List<Integer>> linesAt = new HashMap<>();
    private final boolean[] used;
    private final List<int[]> rings = new ArrayList<>();
    private int looseEnd = -1;

    private RingAssembler(List<int[]> lines) {
        this.lines = lines;
        used = new boolean[lines.size()];
    }

    static Result join(List<int[]> lines) {
        var assembler = new RingAssembler(lines);
        assembler.run();
        return new Result(assembler.rings, assembler.looseEnd);
    }

    private void run() {
        for (int i = 0; i < lines.size(); i++) {
            int[] line = lines.get(i);
            if (first(line) == last(line)) {
                used[i] = true;
                rings.add(line);
            } else {
                linesAt.computeIfAbsent(first(line), node -> new ArrayList<>()).add(i);
                linesAt.computeIfAbsent(last(line), node -> new ArrayList<>()).add(i);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!used[i]) {
                walk(i);
            }
        }
    }

    /// Walks from a line onwards; each time it comes back to a node that it has passed, a ring is complete and cut off.
    private void walk(int start) {
        var path = new ArrayList<int[]>();
        var placeInPath = new HashMap<Integer, Integer>();
        int node = first(lines.get(start));
        placeInPath.put(node, 0);
        int line = start;
        while (line >= 0) {
            used[line] = true;
            int[] step = first(lines.get(line)) == node ? lines.get(line) : reversed(lines.get(line));
            path.add(step);
            node = last(step);
            Integer before = placeInPath.get(node);
            if (before != null) {
                List<int[]> loop = path.subList(before, path.size());
                for (int i = 0; i < loop.size() - 1; i++) {
                    placeInPath.remove(last(loop.get(i)));
                }
                rings.add(concatenated(loop));
                loop.clear();
            } else {
                placeInPath.put(node, path.size());
            }
            line = unusedAt(node);
        }
        if (!path.isEmpty()) {
            looseEnd = node;
        }
    }

    private int unusedAt(int node) {
        List<Integer> candidates = linesAt.get(node);
        while (!candidates.isEmpty() && used[candidates.getFirst()]) {
            candidates.removeFirst();
        }
        return candidates.isEmpty() ? -1 : candidates.getFirst();
    }

    private static int[] concatenated(List<int[]> steps) {
        int length = 1;
        for (int[] step : steps) {
            length += step.length - 1;
        }
        int[] ring = new int[length];
        ring[0] = first(steps.getFirst());
        int at = 1;
        for (int[] step : steps) {
            System.arraycopy(step, 1, ring, at, step.length - 1);
            at += step.length - 1;
        }
        return ring;
    }

    private static int[] reversed(int[] line) {
        int[] back = new int[line.length];
        for (int i = 0; i < line.length; i++) {
            back[i] = line[line.length - 1 - i];
        }
        return back;
    }

    private static int first(int[] line) {
        return line[0];
    }

    private static int last(int[] line) {
        return line[line.length - 1];
    }
}
