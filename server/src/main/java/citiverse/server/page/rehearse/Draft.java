package citiverse.server.page.rehearse;

import citiverse.twin.json.CanonicalJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A question while it is drawn: what the form says, as it was written, right or wrong. Immutable.
///
/// @param kind what it is about
/// @param language language of the question's texts, BCP 47
/// @param fields what stands in the fields, by name; a field that is not there has its default
/// @param spots chosen places in their order
/// @param streets chosen streets in their order
public record Draft(
        Kind kind, String language, SortedMap<String, String> fields, List<Spot> spots, List<Closed> streets) {
    /// Most places or streets of a question.
    public static final int MOST = 40;
    /// Most ways of a new line.
    public static final int MOST_WAYS = 6;

    static final int LONGEST = 300;

    /// A chosen place.
    ///
    /// @param label name for people
    /// @param longitude degrees CRS84
    /// @param latitude degrees CRS84
    /// @param way number of the way that it is a stop of, from 1; 1 where there are no ways
    public record Spot(String label, double longitude, double latitude, int way) {}

    /// A chosen street.
    ///
    /// @param key name of the street, or local id of a segment without a name
    /// @param named true where the key is a name
    public record Closed(String key, boolean named) {}

    public Draft {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        spots = List.copyOf(spots);
        streets = List.copyOf(streets);
    }

    /// A new question of a kind, with nothing chosen.
    public static Draft of(Kind kind, String language) {
        return new Draft(kind, language, new TreeMap<>(), List.of(), List.of());
    }

    /// What stands in a field.
    public String field(String name, String otherwise) {
        return fields.getOrDefault(name, otherwise);
    }

    /// With a field that says something else, cut to a length that people write.
    public Draft with(String name, String value) {
        var changed = new TreeMap<>(fields);
        changed.put(name, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
        return new Draft(kind, language, changed, spots, streets);
    }

    Draft withSpots(List<Spot> other) {
        return new Draft(kind, language, fields, other, streets);
    }

    Draft withStreets(List<Closed> other) {
        return new Draft(kind, language, fields, spots, other);
    }

    /// Number of the last way, 1 where there is none.
    public int ways() {
        return spots.stream().mapToInt(Spot::way).max().orElse(1);
    }

    /// In canonical JSON, the same for the same draft.
    Map<String, Object> content() {
        var content = new TreeMap<String, Object>();
        content.put("kind", kind.id());
        content.put("language", language);
        content.put("fields", new TreeMap<String, Object>(fields));
        var places = new ArrayList<Object>();
        for (Spot spot : spots) {
            places.add(List.of(spot.label(), spot.longitude(), spot.latitude(), (long) spot.way()));
        }
        content.put("spots", places);
        var closed = new ArrayList<Object>();
        for (Closed street : streets) {
            closed.add(List.of(street.key(), street.named()));
        }
        content.put("streets", closed);
        return content;
    }

    static Draft read(Map<?, ?> content) {
        var fields = new TreeMap<String, String>();
        ((Map<?, ?>) content.get("fields")).forEach((name, value) -> fields.put((String) name, (String) value));
        var spots = new ArrayList<Spot>();
        for (Object item : (List<?>) content.get("spots")) {
            List<?> spot = (List<?>) item;
            spots.add(new Spot(
                    (String) spot.get(0), number(spot.get(1)), number(spot.get(2)), (int) number(spot.get(3))));
        }
        var streets = new ArrayList<Closed>();
        for (Object item : (List<?>) content.get("streets")) {
            List<?> street = (List<?>) item;
            streets.add(new Closed((String) street.get(0), (Boolean) street.get(1)));
        }
        Kind kind = Kind.of((String) content.get("kind")).orElseThrow();
        return new Draft(kind, (String) content.get("language"), fields, spots, streets);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    @Override
    public String toString() {
        return CanonicalJson.write(content());
    }
}
