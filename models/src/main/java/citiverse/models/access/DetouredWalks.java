package citiverse.models.access;

/// Walks from the stops whose walks an option's street changes can touch, in level millimetres.
///
/// A stop is touched where an arc that becomes slower lies on a shortest walk from it, or an arc that becomes faster
/// makes one. That is told from two searches against the direction of walking for each segment that changes, from its
/// two ends.
///
/// @param stop the stops touched, ascending
/// @param toStops all walks to other stops under the option, by index into `stop`
/// @param toPlaces all walks to places under the option
record DetouredWalks(int[] stop, Walks toStops, Walks toPlaces) {

    static DetouredWalks of(
            StreetGraph graph,
            int[] level,
            StreetChange change,
            Links stops,
            Links places,
            int transferMillimetres,
            int egressMillimetres) {
        var touched = new StopSet(stops.size());
        int limit = Math.max(transferMillimetres, egressMillimetres);
        int[] inward = inward(graph, level);
        var toStart = new WalkSearch(graph);
        var toEnd = new WalkSearch(graph);
        int at = 0;
        for (int segment : change.segments()) {
            searchTo(graph.from[segment], inward, limit, toStart);
            searchTo(graph.to[segment], inward, limit, toEnd);
            while (at < change.position().length && graph.arc[change.position()[at]] >> 1 == segment) {
                boolean along = (graph.arc[change.position()[at]] & 1) == 0;
                touch(
                        graph,
                        stops,
                        along ? toStart : toEnd,
                        along ? toEnd : toStart,
                        change.levelBefore()[at],
                        change.levelAfter()[at],
                        touched);
                at++;
            }
        }
        return explore(
                new StopWalks.Explorer(
                        graph, change.apply(level), stops, places, transferMillimetres, egressMillimetres),
                touched,
                stops.size());
    }

    /// Level millimetres of the arcs walked against their direction.
    static int[] inward(StreetGraph graph, int[] level) {
        int[] inward = new int[level.length];
        for (int p = 0; p < level.length; p++) {
            inward[p] = level[graph.position[graph.arc[p] ^ 1]];
        }
        return inward;
    }

    private static void searchTo(int vertex, int[] inward, int limit, WalkSearch search) {
        search.clear(limit, StopWalks.BUCKET_BITS);
        search.start(vertex, 0);
        search.run(inward);
    }

    private static void touch(
            StreetGraph graph,
            Links stops,
            WalkSearch toTail,
            WalkSearch toHead,
            int before,
            int after,
            StopSet touched) {
        for (int s = 0; s < stops.size(); s++) {
            if (!stops.linked(s)) {
                continue;
            }
            long tail = from(graph, stops, s, toTail);
            long head = from(graph, stops, s, toHead);
            boolean lost = after > before && tail + before == head;
            boolean won = after < before && tail + after < head;
            if (tail < WalkSearch.FAR && (lost || won)) {
                touched.add(s);
            }
        }
    }

    /// Level millimetres from a stop to the vertex from which a search against the direction began.
    static long from(StreetGraph graph, Links points, int point, WalkSearch search) {
        int segment = points.segment()[point];
        long byStart = (long) search.distance(graph.from[segment]) + points.before()[point];
        long byEnd = (long) search.distance(graph.to[segment]) + points.after()[point];
        return Math.min(byStart, byEnd) + points.off()[point];
    }

    private static DetouredWalks explore(StopWalks.Explorer explorer, StopSet touched, int stops) {
        var toStops = new Walks.Collector();
        var toPlaces = new Walks.Collector();
        int[] stop = new int[touched.size()];
        int index = 0;
        for (int s = 0; s < stops; s++) {
            if (touched.contains(s)) {
                explorer.explore(s);
                explorer.nearStops.collect(index, toStops);
                explorer.nearPlaces.collect(index, toPlaces);
                stop[index++] = s;
            }
        }
        return new DetouredWalks(stop, toStops.sorted(index), toPlaces.sorted(index));
    }
}
