package citiverse.models.access;

/// Counts how much each segment is walked on shortest walks.
///
/// From each origin the weights of the destinations are summed up the tree of shortest walks, farthest vertices first
/// (Brandes 2001, with one path for each pair).
final class SegmentUse {
    private final NetworkRun run;
    private final int maxSeconds;

    SegmentUse(NetworkRun run, int maxSeconds) {
        this.run = run;
        this.maxSeconds = Math.min(maxSeconds, run.longestWalk);
    }

    double[] of(double[] originWeights, double[] destinationWeights) {
        StreetGraph graph = run.network.graph;
        var use = new double[graph.segments()];
        var walk = new OriginWalk(run);
        var carried = new double[graph.vertices()];
        for (int origin = 0; origin < originWeights.length; origin++) {
            if (originWeights[origin] > 0 && run.originLinks.linked(origin)) {
                walk.from(origin, run.seconds);
                load(walk, destinationWeights, carried);
                unload(walk.search, carried, originWeights[origin], use);
            }
        }
        return use;
    }

    /// Puts the weight of each destination on the vertex by which it is reached.
    private void load(OriginWalk walk, double[] weights, double[] carried) {
        StreetGraph graph = run.network.graph;
        Links links = run.destinationLinks;
        for (int j = 0; j < weights.length; j++) {
            int seconds = walk.toDestination(j);
            if (!(weights[j] > 0) || seconds > maxSeconds) {
                continue;
            }
            int segment = links.segment()[j];
            int start = walk.search.distance(graph.from[segment]);
            int last = links.off()[j] / run.speed;
            boolean byStart = start != WalkSearch.FAR && start + links.before()[j] / run.speed + last == seconds;
            int end = walk.search.distance(graph.to[segment]);
            boolean byEnd = end != WalkSearch.FAR && end + links.after()[j] / run.speed + last == seconds;
            if (byStart || byEnd) {
                carried[byStart ? graph.from[segment] : graph.to[segment]] += weights[j];
            }
        }
    }

    private void unload(WalkSearch search, double[] carried, double weight, double[] use) {
        StreetGraph graph = run.network.graph;
        int count = search.reachedCount();
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            int vertex = search.reached(i);
            order[i] = (long) search.distance(vertex) << 32 | vertex;
        }
        java.util.Arrays.sort(order);
        for (int i = count - 1; i >= 0; i--) {
            int vertex = (int) order[i];
            double load = carried[vertex];
            carried[vertex] = 0;
            int via = search.parent(vertex);
            if (load > 0 && via >= 0) {
                int arc = graph.arc[via];
                use[arc >> 1] += weight * load;
                carried[(arc & 1) == 0 ? graph.from[arc >> 1] : graph.to[arc >> 1]] += load;
            }
        }
    }
}
