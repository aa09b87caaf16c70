package citiverse.models.access;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Walks from stops: to the stops where another vehicle may be boarded, and to the places where journeys end.
///
/// Distances are level millimetres over the streets, the ways off the street at both ends included. A transfer is kept
/// where it is no longer than the limit for transfers; the walk to a place where the last junction before it is no
/// farther than the limit of the egress.
///
/// @param transfers by stop of arrival on foot
/// @param egress by place
record StopWalks(Walks transfers, Walks egress) {

    /// Low bits in which distances of one bucket of the search differ: about a metre.
    static final int BUCKET_BITS = 10;
    /// The stops are shared out in so many parts, which several threads may work on.
    private static final int SHARES = 4;

    static StopWalks of(
            StreetGraph graph, int[] level, Links stops, Links places, int transferMillimetres, int egressMillimetres) {
        var transfers = new Walks.Collector[SHARES];
        var egress = new Walks.Collector[SHARES];
        IntStream.range(0, SHARES).parallel().forEach(share -> {
            var explorer = new Explorer(graph, level, stops, places, transferMillimetres, egressMillimetres);
            transfers[share] = new Walks.Collector();
            egress[share] = new Walks.Collector();
            int end = (int) ((long) stops.size() * (share + 1) / SHARES);
            for (int stop = (int) ((long) stops.size() * share / SHARES); stop < end; stop++) {
                explorer.explore(stop);
                explorer.nearStops.collectFrom(stop, transfers[share]);
                explorer.nearPlaces.collectFrom(stop, egress[share]);
            }
        });
        return new StopWalks(
                Walks.Collector.joined(transfers).sorted(stops.size()),
                Walks.Collector.joined(egress).sorted(places.size()));
    }

    /// Explores the walks from one stop after another.
    static final class Explorer {
        private final StreetGraph graph;
        private final int[] level;
        private final Links stops;
        private final Links places;
        private final Attached stopsAt;
        private final Attached placesAt;
        private final int transferMillimetres;
        private final int egressMillimetres;
        private final WalkSearch search;
        final Near nearStops;
        final Near nearPlaces;

        Explorer(
                StreetGraph graph,
                int[] level,
                Links stops,
                Links places,
                int transferMillimetres,
                int egressMillimetres) {
            this.graph = graph;
            this.level = level;
            this.stops = stops;
            this.places = places;
            this.transferMillimetres = transferMillimetres;
            this.egressMillimetres = egressMillimetres;
            stopsAt = new Attached(graph, stops);
            placesAt = new Attached(graph, places);
            search = new WalkSearch(graph);
            nearStops = new Near(stops.size());
            nearPlaces = new Near(places.size());
        }

        /// Fills [#nearStops] and [#nearPlaces] for a stop.
        void explore(int stop) {
            nearStops.clear();
            nearPlaces.clear();
            if (!stops.linked(stop)) {
                return;
            }
            int segment = stops.segment()[stop];
            search.clear(Math.max(transferMillimetres, egressMillimetres), BUCKET_BITS);
            search.start(graph.from[segment], stops.off()[stop] + stops.before()[stop]);
            search.start(graph.to[segment], stops.off()[stop] + stops.after()[stop]);
            search.run(level);
            for (int i = 0; i < search.reachedCount(); i++) {
                int vertex = search.reached(i);
                int distance = search.distance(vertex);
                if (distance <= transferMillimetres) {
                    collect(vertex, distance, stops, stopsAt, stop, nearStops, transferMillimetres);
                }
                if (distance <= egressMillimetres) {
                    collect(vertex, distance, places, placesAt, -1, nearPlaces, Integer.MAX_VALUE);
                }
            }
            alongSameSegment(stop);
        }

        private void collect(int vertex, int distance, Links points, Attached at, int self, Near near, int limit) {
            for (int a = at.first[vertex]; a < at.first[vertex + 1]; a++) {
                int point = at.point[a];
                int segment = points.segment()[point];
                if (point == self) {
                    continue;
                }
                int along = Integer.MAX_VALUE;
                if (graph.from[segment] == vertex) {
                    along = points.before()[point];
                }
                if (graph.to[segment] == vertex) {
                    along = Math.min(along, points.after()[point]);
                }
                int length = distance + along + points.off()[point];
                if (length <= limit) {
                    near.offer(point, length);
                }
            }
        }

        /// Points on the stop's own segment are reached along it, without passing either end.
        private void alongSameSegment(int stop) {
            int segment = stops.segment()[stop];
            int vertex = graph.from[segment];
            direct(stop, segment, vertex, stops, stopsAt, nearStops, transferMillimetres);
            direct(stop, segment, vertex, places, placesAt, nearPlaces, egressMillimetres);
        }

        private void direct(int stop, int segment, int vertex, Links points, Attached at, Near near, int limit) {
            for (int a = at.first[vertex]; a < at.first[vertex + 1]; a++) {
                int point = at.point[a];
                if (points.segment()[point] != segment || points == stops && point == stop) {
                    continue;
                }
                int length = Math.abs(points.before()[point] - stops.before()[stop])
                        + points.off()[point]
                        + stops.off()[stop];
                if (length <= limit) {
                    near.offer(point, length);
                }
            }
        }
    }

    /// The shortest walk to each of the points found.
    static final class Near {
        final int[] shortest;
        final int[] found;
        int count;

        Near(int points) {
            shortest = new int[points];
            Arrays.fill(shortest, WalkSearch.FAR);
            found = new int[points];
        }

        void clear() {
            for (int i = 0; i < count; i++) {
                shortest[found[i]] = WalkSearch.FAR;
            }
            count = 0;
        }

        /// Hands on the walks found, as those of a list.
        void collect(int list, Walks.Collector into) {
            for (int i = 0; i < count; i++) {
                into.add(list, found[i], shortest[found[i]]);
            }
        }

        /// Hands on the walks found, as those from a source.
        void collectFrom(int source, Walks.Collector into) {
            for (int i = 0; i < count; i++) {
                into.add(found[i], source, shortest[found[i]]);
            }
        }

        void offer(int point, int length) {
            if (shortest[point] == WalkSearch.FAR) {
                found[count++] = point;
            }
            shortest[point] = Math.min(shortest[point], length);
        }
    }
}
