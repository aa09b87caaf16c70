package citiverse.models.access;

/// Walks from one origin to all stops and destinations.
final class OriginWalk {
    private final NetworkRun run;
    final WalkSearch search;
    private int segment;
    private int before;
    private int after;
    private int off;
    private boolean current;

    OriginWalk(NetworkRun run) {
        this.run = run;
        search = new WalkSearch(run.network.graph);
    }

    /// Finds the walks from an origin.
    ///
    /// @param weight seconds of the arc at each position
    void from(int origin, int[] weight) {
        Links links = run.originLinks;
        StreetGraph graph = run.network.graph;
        search.clear(run.longestWalk, 0);
        current = true;
        segment = links.segment()[origin];
        if (segment < 0) {
            return;
        }
        before = links.before()[origin];
        after = links.after()[origin];
        off = links.off()[origin];
        search.start(graph.from[segment], off / run.speed + before / run.speed);
        search.start(graph.to[segment], off / run.speed + after / run.speed);
        search.run(weight);
    }

    /// Seconds to each destination, or [AccessRun#UNREACHABLE].
    void toDestinations(int[] into) {
        for (int j = 0; j < into.length; j++) {
            into[j] = toDestination(j);
        }
    }

    int toDestination(int j) {
        Links links = run.destinationLinks;
        int at = links.segment()[j];
        if (at < 0 || segment < 0) {
            return AccessRun.UNREACHABLE;
        }
        int speed = run.speed;
        int last = links.off()[j] / speed;
        if (at == segment) {
            return within(Math.abs(links.before()[j] - before) / speed + last + off / speed);
        }
        int[] distance = search.distances();
        int fromStart = distance[run.network.graph.from[at]];
        int fromEnd = distance[run.network.graph.to[at]];
        int best = WalkSearch.FAR;
        if (fromStart != WalkSearch.FAR) {
            best = fromStart + links.before()[j] / speed + last;
        }
        if (fromEnd != WalkSearch.FAR) {
            best = Math.min(best, fromEnd + links.after()[j] / speed + last);
        }
        return within(best);
    }

    private int within(int seconds) {
        return seconds <= run.longestWalk ? seconds : AccessRun.UNREACHABLE;
    }

    /// Seconds to each stop, or [WalkSearch#FAR].
    void toStops(int[] into) {
        for (int s = 0; s < into.length; s++) {
            into[s] = toStop(s);
        }
    }

    int toStop(int s) {
        return toStop(run.network.stopLinks, s);
    }

    int toStop(Links stops, int s) {
        int at = stops.segment()[s];
        if (at < 0 || segment < 0) {
            return WalkSearch.FAR;
        }
        int speed = run.speed;
        int last = up(stops.off()[s], speed);
        if (at == segment) {
            return limited(up(Math.abs(stops.before()[s] - before), speed) + last + off / speed);
        }
        int[] distance = search.distances();
        int fromStart = distance[run.network.graph.from[at]];
        int fromEnd = distance[run.network.graph.to[at]];
        int best = WalkSearch.FAR;
        if (fromStart != WalkSearch.FAR) {
            best = fromStart + up(stops.before()[s], speed) + last;
        }
        if (fromEnd != WalkSearch.FAR) {
            best = Math.min(best, fromEnd + up(stops.after()[s], speed) + last);
        }
        return limited(best);
    }

    private int limited(int seconds) {
        return seconds <= run.longestWalk ? seconds : WalkSearch.FAR;
    }

    private static int up(int millimetres, int speed) {
        return (millimetres + speed - 1) / speed;
    }

    /// Starts again at the ends of the origin's segment that have been forgotten.
    void startAgain(boolean[] forgotten) {
        StreetGraph graph = run.network.graph;
        if (forgotten[graph.from[segment]]) {
            search.startAgain(graph.from[segment], off / run.speed + before / run.speed);
        }
        if (forgotten[graph.to[segment]]) {
            search.startAgain(graph.to[segment], off / run.speed + after / run.speed);
        }
    }

    /// True where these are the walks of some origin.
    boolean isCurrent() {
        return current;
    }

    /// Forgets the walks.
    void none() {
        current = false;
    }
}
