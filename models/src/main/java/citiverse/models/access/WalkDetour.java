package citiverse.models.access;

/// Walks from one origin under an option that changes streets, found from the walks in the city as it is.
///
/// Where arcs become slower, only the part of the tree of shortest walks beyond them is found anew. Where some become
/// faster, all walks are.
final class WalkDetour {
    private final NetworkRun run;
    private final OriginWalk walk;
    private final int[] weight;
    private final boolean[] forgotten;
    private final int[] vertices;
    private final int[] distanceBefore;
    private final int[] parentBefore;
    private int count;
    private OriginWalk anew;

    private final StopSet stops;
    private final StopSet places;

    WalkDetour(NetworkRun run, OriginWalk walk) {
        this.run = run;
        this.walk = walk;
        weight = run.seconds.clone();
        int size = run.network.graph.vertices();
        forgotten = new boolean[size];
        vertices = new int[size];
        distanceBefore = new int[size];
        parentBefore = new int[size];
        stops = new StopSet(run.network.stopLinks.size());
        places = new StopSet(run.destinations().size());
    }

    /// The walks under the option; valid until [#restore].
    OriginWalk walks() {
        return anew != null && anew.isCurrent() ? anew : walk;
    }

    /// Stops and destinations whose walks may have changed.
    StopSet stops() {
        return stops;
    }

    StopSet places() {
        return places;
    }

    /// Applies a change.
    void apply(int origin, StreetChange change) {
        if (change.none() || !run.originLinks.linked(origin)) {
            return;
        }
        for (int i = 0; i < change.position().length; i++) {
            weight[change.position()[i]] = WalkSpeeds.seconds(change.levelAfter()[i], run.speed);
        }
        if (change.onlySlower()) {
            mend(change);
        } else {
            walkAnew(origin);
        }
        for (int p : change.position()) {
            weight[p] = run.seconds[p];
        }
    }

    private void walkAnew(int origin) {
        if (anew == null) {
            anew = new OriginWalk(run);
        }
        anew.from(origin, weight);
        for (int s = 0; s < run.network.stopLinks.size(); s++) {
            stops.add(s);
        }
        for (int j = 0; j < run.destinations().size(); j++) {
            places.add(j);
        }
    }

    private void mend(StreetChange change) {
        StreetGraph graph = run.network.graph;
        int[] distance = walk.search.distances();
        int[] parent = walk.search.parents();
        for (int p : change.position()) {
            forget(graph.head[p], p, distance, parent);
        }
        for (int i = 0; i < count; i++) {
            int vertex = vertices[i];
            for (int p = graph.first[vertex]; p < graph.first[vertex + 1]; p++) {
                forget(graph.head[p], p, distance, parent);
            }
        }
        if (count == 0) {
            return;
        }
        for (int i = 0; i < count; i++) {
            distance[vertices[i]] = WalkSearch.FAR;
            parent[vertices[i]] = -1;
        }
        walk.startAgain(forgotten);
        walk.search.mend(vertices, count, weight);
        for (int i = 0; i < count; i++) {
            int vertex = vertices[i];
            if (distance[vertex] != distanceBefore[i]) {
                touch(run.stopsAt, vertex, stops);
                touch(run.destinationsAt, vertex, places);
            }
        }
    }

    private void forget(int vertex, int via, int[] distance, int[] parent) {
        if (!forgotten[vertex] && distance[vertex] != WalkSearch.FAR && parent[vertex] == via) {
            forgotten[vertex] = true;
            vertices[count] = vertex;
            distanceBefore[count] = distance[vertex];
            parentBefore[count++] = via;
        }
    }

    private static void touch(Attached points, int vertex, StopSet into) {
        for (int a = points.first[vertex]; a < points.first[vertex + 1]; a++) {
            into.add(points.point[a]);
        }
    }

    /// Goes back to the walks in the city as it is.
    void restore() {
        int[] distance = walk.search.distances();
        int[] parent = walk.search.parents();
        for (int i = 0; i < count; i++) {
            distance[vertices[i]] = distanceBefore[i];
            parent[vertices[i]] = parentBefore[i];
            forgotten[vertices[i]] = false;
        }
        count = 0;
        stops.clear();
        places.clear();
        if (anew != null) {
            anew.none();
        }
    }
}
