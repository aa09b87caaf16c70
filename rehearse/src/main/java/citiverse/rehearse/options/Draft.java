package citiverse.rehearse.options;

import citiverse.twin.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An option in the making.
final class Draft {
    final String id;
    final Map<String, String> words = new TreeMap<>();
    final List<String> about = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    List<Option.Part> parts = List.of();
    double cost = Double.NaN;
    double longitude = Double.NaN;
    double latitude = Double.NaN;
    double[] path = {};

    Draft(String id) {
        this.id = id;
        words.put("id", id);
    }

    Draft at(org.locationtech.jts.geom.Coordinate place) {
        longitude = place.x;
        latitude = place.y;
        return this;
    }

    Draft word(String name, String text) {
        words.put(name, text);
        return this;
    }

    /// Finishes it.
    ///
    /// @param template label with words in braces
    /// @param line a line of the question on it, may be empty
    Option done(String template, String line) {
        var lines = new ArrayList<String>();
        if (!line.isEmpty()) {
            lines.add(Ground.fill(line, words::get));
        }
        lines.addAll(about);
        var all = parts.isEmpty() && !changes.isEmpty() ? List.of(Option.Part.always(changes)) : parts;
        return new Option(
                id,
                Ground.fill(template, words::get),
                List.copyOf(lines),
                cost,
                longitude,
                latitude,
                path,
                all,
                List.copyOf(notes));
    }
}
