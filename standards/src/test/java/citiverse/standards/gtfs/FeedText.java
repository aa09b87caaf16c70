package citiverse.standards.gtfs;

import citiverse.standards.Collected;
import citiverse.standards.Reading;
import citiverse.standards.TestData;
import citiverse.standards.zip.Zips;
import citiverse.twin.Layers;
import citiverse.twin.Twin;
import citiverse.twin.transit.Timetable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small feed whose files a test may replace: one line through stops A, B, C, D, one kilometre of latitude apart
/// except that C lies three kilometres after B.
final class FeedText {
    final Map<String, String> files = new LinkedHashMap<>();
    final Collected found = new Collected();

    FeedText() {
        files.put(
                "agency.txt",
                "agency_id,agency_name,agency_url,agency_timezone\nX,Bus,https://x.example,America/Sao_Paulo\n");
        files.put("stops.txt", """
                stop_id,stop_name,stop_lat,stop_lon
                A,Alpha,-30.00,-51.2
                B,Beta,-30.01,-51.2
                C,Gamma,-30.04,-51.2
                D,Delta,-30.05,-51.2
                """);
        files.put("routes.txt", "route_id,agency_id,route_short_name,route_long_name,route_type\nR,X,1,One,3\n");
        files.put("calendar.txt", """
                service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
                WK,1,1,1,1,1,0,0,20240101,20240114
                """);
        files.put("trips.txt", "route_id,service_id,trip_id\nR,WK,T\n");
        files.put("stop_times.txt", """
                trip_id,arrival_time,departure_time,stop_id,stop_sequence
                T,08:00:00,08:00:00,A,1
                T,,,B,2
                T,,,C,3
                T,08:10:02,08:11:00,D,4
                """);
    }

    FeedText with(String file, String text) {
        files.put(file, text);
        return this;
    }

    FeedText without(String file) {
        files.remove(file);
        return this;
    }

    Twin.Quality read(Path folder) {
        Path path = Zips.of(folder.resolve("feed.zip"), files);
        return GtfsReader.read(path, new Reading(TestData.PORTO_ALEGRE, "bus", "feed.zip"), found);
    }

    List<Timetable> timetables() {
        return found.of(Layers.TRANSIT_PATTERN).stream()
                .map(pattern ->
                        Timetable.unpack(pattern.properties().bytes("timetable").orElseThrow()))
                .toList();
    }

    String dates(String service) {
        return found.named(Layers.TRANSIT_SERVICE, service)
                .properties()
                .text("dates")
                .orElseThrow();
    }
}
