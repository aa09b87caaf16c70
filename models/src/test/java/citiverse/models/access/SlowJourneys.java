package citiverse.models.access;

import citiverse.twin.transit.Timetable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The obvious way, for comparison: Dijkstra with a priority queue, then for each departure by itself the earliest
/// arrivals over one ride, two rides and so on, trying every trip at every stop.
final class SlowJourneys {
    private static final int FAR = 1 << 29;

    private final AccessNetwork network;
    private final Links origins;
    private final Links destinations;
    private final AccessSettings settings;
    private final StreetGraph graph;
    private final int[] level;
    private final int speed;
    private final int limit;
    private final int walkLimit;
    private final int[][] transfer;
    private final int[][] egress;

    SlowJourneys(AccessNetwork network, Places origins, Places destinations, AccessSettings settings) {
        this.network = network;
        this.settings = settings;
        graph = network.graph;
        this.origins = Links.of(network.index, origins.longitude(), origins.latitude(), settings.linkMetres());
        this.destinations =
                Links.of(network.index, destinations.longitude(), destinations.latitude(), settings.linkMetres());
        speed = (int) Math.round(settings.walkMetresPerSecond() * 1000);
        limit = settings.maxTripMinutes() * 60 + 59;
        walkLimit = Math.min(limit, settings.maxWalkMinutes() * 60 + 59);
        level = network.levelMillimetres(settings.slopes());
        int stops = network.stopLinks.size();
        transfer = new int[stops][];
        egress = new int[stops][];
        for (int s = 0; s < stops; s++) {
            walksFrom(s);
        }
    }

    private record Arc(int from, int to, int weight) {}

    private List<Arc> arcs(boolean seconds) {
        var arcs = new ArrayList<Arc>();
        for (int s = 0; s < graph.segments(); s++) {
            for (int direction = 0; direction < 2; direction++) {
                int length = level[graph.position[2 * s + direction]];
                int weight = !seconds || length == StreetGraph.IMPASSABLE
                        ? length
                        : Math.max(1, (int) Math.ceil((double) length / speed));
                arcs.add(
                        direction == 0
                                ? new Arc(graph.from[s], graph.to[s], weight)
                                : new Arc(graph.to[s], graph.from[s], weight));
            }
        }
        return arcs;
    }

    private int[] dijkstra(int[] start, List<Arc> arcs, int greatest) {
        int[] distance = start.clone();
        var out = new ArrayList<List<Arc>>();
        for (int v = 0; v < distance.length; v++) {
            out.add(new ArrayList<>());
        }
        arcs.forEach(arc -> out.get(arc.from()).add(arc));
        var queue = new PriorityQueue<int[]>(Comparator.comparingInt(entry -> entry[1]));
        for (int v = 0; v < distance.length; v++) {
            if (distance[v] > greatest) {
                distance[v] = FAR;
            } else {
                queue.add(new int[] {v, distance[v]});
            }
        }
        while (!queue.isEmpty()) {
            int[] entry = queue.poll();
            if (entry[1] > distance[entry[0]]) {
                continue;
            }
            for (Arc arc : out.get(entry[0])) {
                int at = entry[1] + arc.weight();
                if (at <= greatest && at < distance[arc.to()]) {
                    distance[arc.to()] = at;
                    queue.add(new int[] {arc.to(), at});
                }
            }
        }
        return distance;
    }

    private int[] nowhere() {
        int[] start = new int[graph.vertices()];
        Arrays.fill(start, FAR);
        return start;
    }

    private void walksFrom(int stop) {
        Links stops = network.stopLinks;
        transfer[stop] = new int[stops.size()];
        egress[stop] = new int[destinations.size()];
        Arrays.fill(transfer[stop], FAR);
        Arrays.fill(egress[stop], FAR);
        if (!stops.linked(stop)) {
            return;
        }
        int segment = stops.segment()[stop];
        int[] start = nowhere();
        start[graph.from[segment]] = stops.off()[stop] + stops.before()[stop];
        start[graph.to[segment]] = Math.min(start[graph.to[segment]], stops.off()[stop] + stops.after()[stop]);
        int[] distance = dijkstra(start, arcs(false), 1 << 28);
        int furthest = (int) (settings.egressMetres() * 1000);
        for (int s = 0; s < stops.size(); s++) {
            if (s != stop && stops.linked(s)) {
                int length = last(stops, s, distance, 1 << 28);
                if (stops.segment()[s] == segment) {
                    length = Math.min(
                            length,
                            Math.abs(stops.before()[s] - stops.before()[stop]) + stops.off()[s] + stops.off()[stop]);
                }
                if (length <= settings.transferMetres() * 1000 && length / speed <= walkLimit) {
                    transfer[stop][s] = length / speed;
                }
            }
        }
        for (int j = 0; j < destinations.size(); j++) {
            if (destinations.linked(j)) {
                int length = last(destinations, j, distance, furthest);
                if (destinations.segment()[j] == segment) {
                    int direct = Math.abs(destinations.before()[j] - stops.before()[stop])
                            + destinations.off()[j]
                            + stops.off()[stop];
                    if (direct <= furthest) {
                        length = Math.min(length, direct);
                    }
                }
                if (length < FAR && length / speed <= walkLimit) {
                    egress[stop][j] = length / speed;
                }
            }
        }
    }

    private int last(Links points, int point, int[] distance, int furthest) {
        int segment = points.segment()[point];
        int byStart = distance[graph.from[segment]];
        int byEnd = distance[graph.to[segment]];
        int best = FAR;
        if (byStart <= furthest) {
            best = byStart + points.before()[point] + points.off()[point];
        }
        if (byEnd <= furthest) {
            best = Math.min(best, byEnd + points.after()[point] + points.off()[point]);
        }
        return best;
    }

    /// Seconds from an origin to all destinations.
    int[] seconds(int origin, Mode mode) {
        int[] walk = new int[destinations.size()];
        Arrays.fill(walk, AccessRun.UNREACHABLE);
        if (!origins.linked(origin)) {
            return walk;
        }
        int segment = origins.segment()[origin];
        int[] start = nowhere();
        int off = origins.off()[origin] / speed;
        start[graph.from[segment]] = off + origins.before()[origin] / speed;
        start[graph.to[segment]] = Math.min(start[graph.to[segment]], off + origins.after()[origin] / speed);
        int[] distance = dijkstra(start, arcs(true), walkLimit);
        for (int j = 0; j < walk.length; j++) {
            int seconds = lastSeconds(destinations, j, distance, origin, segment, false);
            if (seconds <= walkLimit) {
                walk[j] = seconds;
            }
        }
        return mode == Mode.WALK ? walk : transit(walk, distance, origin, segment);
    }

    private int lastSeconds(Links points, int point, int[] distance, int origin, int segment, boolean up) {
        int at = points.segment()[point];
        if (at < 0) {
            return FAR;
        }
        int off = part(points.off()[point], up);
        if (at == segment) {
            return part(Math.abs(points.before()[point] - origins.before()[origin]), up)
                    + off
                    + origins.off()[origin] / speed;
        }
        int best = FAR;
        if (distance[graph.from[at]] < FAR) {
            best = distance[graph.from[at]] + part(points.before()[point], up) + off;
        }
        if (distance[graph.to[at]] < FAR) {
            best = Math.min(best, distance[graph.to[at]] + part(points.after()[point], up) + off);
        }
        return best;
    }

    private int part(int millimetres, boolean up) {
        return up ? (int) Math.ceil((double) millimetres / speed) : millimetres / speed;
    }

    private int[] transit(int[] walk, int[] distance, int origin, int segment) {
        int draws = settings.phases();
        int departures = settings.departures();
        int[][] travel = new int[walk.length][draws * departures];
        for (int draw = 0; draw < draws; draw++) {
            List<int[][]> trips = trips(draw);
            for (int d = 0; d < departures; d++) {
                int[] access = new int[network.stopLinks.size()];
                for (int s = 0; s < access.length; s++) {
                    int seconds = lastSeconds(network.stopLinks, s, distance, origin, segment, true);
                    access[s] = seconds <= walkLimit ? 60 * d + seconds : FAR;
                }
                int[] arrivals = ride(trips, access);
                for (int j = 0; j < walk.length; j++) {
                    int best = walk[j] == AccessRun.UNREACHABLE ? FAR : 60 * d + walk[j];
                    for (int s = 0; s < arrivals.length; s++) {
                        best = Math.min(best, arrivals[s] + egress[s][j]);
                    }
                    travel[j][draw * departures + d] = best - 60 * d;
                }
            }
        }
        int[] chosen = new int[walk.length];
        int rank = (int) Math.ceil(draws * departures * settings.percentile() / 100.0);
        for (int j = 0; j < walk.length; j++) {
            Arrays.sort(travel[j]);
            chosen[j] = travel[j][rank - 1] <= limit ? travel[j][rank - 1] : AccessRun.UNREACHABLE;
        }
        return chosen;
    }

    /// Arrivals by vehicle after at most so many rides as are allowed.
    private int[] ride(List<int[][]> trips, int[] access) {
        int[] ready = access.clone();
        int[] arrived = new int[ready.length];
        Arrays.fill(arrived, FAR);
        for (int ride = 1; ride <= settings.maxRides(); ride++) {
            int[] now = arrived.clone();
            for (int[][] trip : trips) {
                boolean on = false;
                for (int[] call : trip) {
                    if (on && call[3] == 1) {
                        now[call[0]] = Math.min(now[call[0]], call[1]);
                    }
                    on |= call[4] == 1 && ready[call[0]] + settings.boardSlackSeconds() <= call[2];
                }
            }
            arrived = now;
            int[] next = ready.clone();
            for (int s = 0; s < next.length; s++) {
                next[s] = Math.min(next[s], arrived[s]);
                for (int from = 0; from < next.length; from++) {
                    next[s] = Math.min(next[s], arrived[from] + transfer[from][s]);
                }
            }
            ready = next;
        }
        return arrived;
    }

    /// Calls of all trips: stop, arrival, departure, may alight, may board; times after the start of the window.
    private List<int[][]> trips(int draw) {
        var trips = new ArrayList<int[][]>();
        for (LinePattern line : network.patterns) {
            for (int day = -1; day <= 1; day++) {
                int shift = day * 86_400 - settings.windowStartSeconds();
                for (Timetable.Trip trip : line.timetable().trips()) {
                    if (network.services.runs(trip.service(), settings.date().plusDays(day))) {
                        trips.add(calls(line, trip.arrivals(), trip.departures(), shift));
                    }
                }
                for (int f = 0; f < line.timetable().frequencies().size(); f++) {
                    Timetable.Frequency run = line.timetable().frequencies().get(f);
                    if (!network.services.runs(run.service(), settings.date().plusDays(day))) {
                        continue;
                    }
                    int offset =
                            run.exact() ? 0 : Phases.offset(settings.phaseSeed(), draw, line.id(), f, run.headway());
                    for (int leave = run.start() + offset; leave < run.end(); leave += run.headway()) {
                        trips.add(calls(line, run.arrivals(), run.departures(), shift + leave));
                    }
                }
            }
        }
        return trips;
    }

    private static int[][] calls(LinePattern line, int[] arrivals, int[] departures, int shift) {
        var calls = new ArrayList<int[]>();
        for (int i = 0; i < arrivals.length; i++) {
            if (line.stops()[i] >= 0) {
                calls.add(new int[] {
                    line.stops()[i],
                    arrivals[i] + shift,
                    departures[i] + shift,
                    line.timetable().dropOff()[i] ? 1 : 0,
                    line.timetable().pickup()[i] ? 1 : 0
                });
            }
        }
        return calls.toArray(int[][]::new);
    }
}
