package citiverse.twin.transit;

import citiverse.twin.packed.Packer;
import citiverse.twin.packed.Unpacker;
import java.util.List;

/// The trips of one pattern. Times are seconds after noon minus 12 hours of the service day (GTFS), so they pass
/// 24:00:00 = 86,400 where a trip runs past midnight; missing times have been interpolated by the reader.
///
/// @param stops ids of the stops in order, at least two
/// @param pickup per stop, false where nobody may board
/// @param dropOff per stop, false where nobody may alight
/// @param trips scheduled trips, by departure at the first stop, then by id
/// @param frequencies headway-only runs of the pattern
public record Timetable(
        List<String> stops, boolean[] pickup, boolean[] dropOff, List<Trip> trips, List<Frequency> frequencies) {

    public Timetable {
        stops = List.copyOf(stops);
        trips = List.copyOf(trips);
        frequencies = List.copyOf(frequencies);
        if (stops.size() < 2 || pickup.length != stops.size() || dropOff.length != stops.size()) {
            throw new IllegalArgumentException("a pattern has at least two stops and a rule for each");
        }
    }

    /// One trip.
    ///
    /// @param id trip id in the source
    /// @param service id of the [citiverse.twin.Layers#TRANSIT_SERVICE] feature on whose dates it runs
    /// @param arrivals arrival at each stop, seconds
    /// @param departures departure from each stop, seconds, never before the arrival
    public record Trip(String id, String service, int[] arrivals, int[] departures) {}

    /// A run known by its headway only.
    ///
    /// @param id trip id in the source
    /// @param service id of the service feature
    /// @param start first second of the span in which vehicles leave the first stop
    /// @param end end of that span, exclusive
    /// @param headway seconds between departures
    /// @param exact true where departures are exactly at `start + k · headway` (GTFS exact_times=1)
    /// @param arrivals arrival at each stop after leaving the first, seconds
    /// @param departures departure from each stop after leaving the first, seconds
    public record Frequency(
            String id,
            String service,
            int start,
            int end,
            int headway,
            boolean exact,
            int[] arrivals,
            int[] departures) {}

    private static final int FORMAT = 1;

    /// Packs the timetable: version, stops, rules, then trips with times as differences, all as LEB128 varints.
    public byte[] pack() {
        var out = new Packer();
        out.number(FORMAT);
        out.number(stops.size());
        stops.forEach(out::text);
        for (int i = 0; i < stops.size(); i++) {
            out.number((pickup[i] ? 1 : 0) | (dropOff[i] ? 2 : 0));
        }
        out.number(trips.size());
        for (Trip trip : trips) {
            out.text(trip.id());
            out.text(trip.service());
            pack(out, trip.arrivals(), trip.departures());
        }
        out.number(frequencies.size());
        for (Frequency frequency : frequencies) {
            out.text(frequency.id());
            out.text(frequency.service());
            out.number(frequency.start());
            out.number(frequency.end());
            out.number(frequency.headway());
            out.number(frequency.exact() ? 1 : 0);
            pack(out, frequency.arrivals(), frequency.departures());
        }
        return out.bytes();
    }

    /// Reads what [#pack] wrote.
    ///
    /// @throws IllegalArgumentException where the bytes are not such a timetable
    public static Timetable unpack(byte[] bytes) {
        var in = new Unpacker("timetable", bytes);
        if (in.number() != FORMAT) {
            throw new IllegalArgumentException("unknown timetable format");
        }
        int stopCount = in.count();
        var stops = new String[stopCount];
        for (int i = 0; i < stopCount; i++) {
            stops[i] = in.text();
        }
        var pickup = new boolean[stopCount];
        var dropOff = new boolean[stopCount];
        for (int i = 0; i < stopCount; i++) {
            int rule = in.number();
            pickup[i] = (rule & 1) != 0;
            dropOff[i] = (rule & 2) != 0;
        }
        var trips = new Trip[in.count()];
        for (int t = 0; t < trips.length; t++) {
            String id = in.text();
            String service = in.text();
            int[] arrivals = new int[stopCount];
            int[] departures = new int[stopCount];
            unpack(in, arrivals, departures);
            trips[t] = new Trip(id, service, arrivals, departures);
        }
        var frequencies = new Frequency[in.count()];
        for (int f = 0; f < frequencies.length; f++) {
            String id = in.text();
            String service = in.text();
            int start = in.number();
            int end = in.number();
            int headway = in.number();
            boolean exact = in.number() != 0;
            int[] arrivals = new int[stopCount];
            int[] departures = new int[stopCount];
            unpack(in, arrivals, departures);
            frequencies[f] = new Frequency(id, service, start, end, headway, exact, arrivals, departures);
        }
        return new Timetable(List.of(stops), pickup, dropOff, List.of(trips), List.of(frequencies));
    }

    /// Differences are signed: a feed may contain a time that runs backwards, and what is read must be kept.
    private static void pack(Packer out, int[] arrivals, int[] departures) {
        int last = 0;
        for (int i = 0; i < arrivals.length; i++) {
            out.signed(arrivals[i] - last);
            out.signed(departures[i] - arrivals[i]);
            last = departures[i];
        }
    }

    private static void unpack(Unpacker in, int[] arrivals, int[] departures) {
        int last = 0;
        for (int i = 0; i < arrivals.length; i++) {
            arrivals[i] = last + in.signed();
            departures[i] = arrivals[i] + in.signed();
            last = departures[i];
        }
    }
}
