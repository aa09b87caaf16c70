package citiverse.standards.osm;

import java.util.List;

/// The tags of one OSM object, valid during the visit only.
public interface OsmTags {
    int size();

    String key(int index);

    String value(int index);

    /// The value of a key, or null where there is no such tag.
    default String value(String key) {
        for (int i = 0; i < size(); i++) {
            if (key(i).equals(key)) {
                return value(i);
            }
        }
        return null;
    }

    /// True where the tag is there with exactly this value.
    default boolean is(String key, String value) {
        return value.equals(value(key));
    }

    /// Tags that last.
    static OsmTags of(List<String> keys, List<String> values) {
        List<String> ownKeys = List.copyOf(keys);
        List<String> ownValues = List.copyOf(values);
        if (ownKeys.size() != ownValues.size()) {
            throw new IllegalArgumentException(ownKeys.size() + " keys with " + ownValues.size() + " values");
        }
        return new OsmTags() {
            @Override
            public int size() {
                return ownKeys.size();
            }

            @Override
            public String key(int index) {
                return ownKeys.get(index);
            }

            @Override
            public String value(int index) {
                return ownValues.get(index);
            }
        };
    }
}
