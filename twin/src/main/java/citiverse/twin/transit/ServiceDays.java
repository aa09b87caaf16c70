package citiverse.twin.transit;

import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// On which dates public transport runs, by feed.
///
/// @param services ids of the service features of each source, with their dates, both ascending
public record ServiceDays(SortedMap<String, SortedMap<String, SortedSet<LocalDate>>> services) {
    private static final int SPANS_SHOWN = 12;

    /// The days of all feeds in a city.
    public static ServiceDays of(Snapshot snapshot) {
        SortedMap<String, SortedMap<String, SortedSet<LocalDate>>> services = new TreeMap<>();
        for (Feature service : snapshot.features(Layers.TRANSIT_SERVICE)) {
            services.computeIfAbsent(service.provenance().source(), unused -> new TreeMap<>())
                    .put(service.id(), datesOf(service));
        }
        return new ServiceDays(services);
    }

    /// The dates of one service feature, ascending.
    public static SortedSet<LocalDate> datesOf(Feature service) {
        var dates = new TreeSet<LocalDate>();
        String text = service.properties().text("dates").orElse("");
        if (!text.isEmpty()) {
            for (String date : text.split(" ")) {
                dates.add(LocalDate.parse(date));
            }
        }
        return dates;
    }

    /// All dates on which any service runs, ascending.
    public SortedSet<LocalDate> dates() {
        var all = new TreeSet<LocalDate>();
        services.values().forEach(ofSource -> ofSource.values().forEach(all::addAll));
        return all;
    }

    /// Ids of the services that run on a date.
    public Set<String> on(LocalDate date) {
        var running = new TreeSet<String>();
        services.values()
                .forEach(ofSource -> ofSource.forEach((service, dates) -> {
                    if (dates.contains(date)) {
                        running.add(service);
                    }
                }));
        return running;
    }

    /// Refuses a date on which nothing runs, and tells the dates that there are.
    ///
    /// @throws Problem `CV-TRANSIT-001`
    public void require(LocalDate date) {
        if (on(date).isEmpty()) {
            throw Problem.user(
                            "CV-TRANSIT-001",
                            services.isEmpty()
                                    ? "the city has no public transport, so none runs on " + date
                                    : "no public transport runs on " + date + "; " + String.join("; ", spans()))
                    .at("date")
                    .remedy(
                            services.isEmpty()
                                    ? "Import a GTFS feed"
                                    : "Ask for one of these dates, or import a newer feed");
        }
    }

    /// What to tell with a result: the feeds that have no service on a date on which another has.
    public List<String> without(LocalDate date) {
        var notes = new ArrayList<String>();
        services.forEach((source, ofSource) -> {
            if (ofSource.values().stream().noneMatch(dates -> dates.contains(date))) {
                notes.add("nothing of " + source + " runs on " + date + "; " + spans(source, ofSource));
            }
        });
        return notes;
    }

    /// The dates of each feed as spans, such as `eptc runs on 2019-04-15 to 2019-07-15`.
    public List<String> spans() {
        var told = new ArrayList<String>();
        services.forEach((source, ofSource) -> told.add(spans(source, ofSource)));
        return told;
    }

    private static String spans(String source, SortedMap<String, SortedSet<LocalDate>> ofSource) {
        var all = new TreeSet<LocalDate>();
        ofSource.values().forEach(all::addAll);
        if (all.isEmpty()) {
            return source + " runs on no date";
        }
        var spans = new ArrayList<String>();
        LocalDate start = null;
        LocalDate last = null;
        for (LocalDate date : all) {
            if (last != null && !date.equals(last.plusDays(1))) {
                spans.add(span(start, last));
                start = date;
            }
            start = start == null ? date : start;
            last = date;
        }
        spans.add(span(start, last));
        String shown = String.join(", ", spans.subList(0, Math.min(SPANS_SHOWN, spans.size())));
        return source + " runs on " + shown
                + (spans.size() > SPANS_SHOWN ? ", … until " + last + " (" + all.size() + " dates)" : "");
    }

    private static String span(LocalDate start, LocalDate end) {
        return start.equals(end) ? start.toString() : start + " to " + end;
    }
}
