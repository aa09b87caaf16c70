package citiverse.sense;

import citiverse.sense.city.SourceEntry;
import citiverse.twin.Feature;
import citiverse.twin.FeatureSink;
import citiverse.twin.LayerSchema;
import citiverse.twin.Progress;
import citiverse.twin.Properties;
import citiverse.twin.Raster;
import citiverse.twin.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// Stands between a reader and the twin: counts what passes, stops when nobody wants it any more, and keeps out
/// properties that look like personal data and were not declared public.
final class Door implements FeatureSink {
    private static final int FEATURES_BETWEEN_LOOKS = 1 << 10;

    private final FeatureSink twin;
    private final SourceEntry entry;
    private final Progress progress;
    private final boolean checked;
    private final Set<String> dropped = new HashSet<>();
    private final Set<String> vouched = new HashSet<>();
    private final Map<String, Boolean> named = new HashMap<>();
    private long features;

    /// @param checked true where properties come from a table that the city brings, false where the format itself
    ///     says what they are (streets, timetables)
    Door(FeatureSink twin, SourceEntry entry, Progress progress, boolean checked) {
        this.twin = twin;
        this.entry = entry;
        this.progress = progress;
        this.checked = checked;
        for (SourceEntry.Column column : entry.columns()) {
            switch (column.personal()) {
                case DROP -> {
                    dropped.add(column.name());
                    dropped.add(column.to());
                }
                case PUBLIC -> {
                    vouched.add(column.name());
                    vouched.add(column.to());
                }
                case NOT_TOLD -> {
                }
            }
        }
    }

    @Override
    public void layer(LayerSchema schema) {
        look();
        schema.columns().forEach(column -> requireImpersonal(column.name()));
        twin.layer(new LayerSchema(schema.type(), schema.title(), schema.geometry(), schema.columns().stream()
                .filter(column -> !dropped.contains(column.name()))
                .toList()));
    }

    @Override
    public void put(Feature feature) {
        if (features++ % FEATURES_BETWEEN_LOOKS == 0) {
            look();
        }
        twin.put(checked ? checked(feature) : feature);
    }

    @Override
    public void raster(Raster raster) {
        look();
        twin.raster(raster);
    }

    private void look() {
        if (progress.cancelled()) {
            throw new CancellationException("importing " + entry.file() + " was cancelled");
        }
        progress.reached("importing " + entry.file(), features, 0);
    }

    private Feature checked(Feature feature) {
        Properties kept = feature.properties();
        for (String name : feature.properties().names()) {
            if (dropped.contains(name)) {
                kept = kept.without(name);
                continue;
            }
            requireImpersonal(name);
            if (!vouched.contains(name) && kept.value(name).orElse(null) instanceof Value.Text(String text)) {
                PersonalData.form(text).ifPresent(what -> {
                    throw PersonalData.refused(entry.file(), name, "holds what looks like " + what);
                });
            }
        }
        return kept == feature.properties() ? feature : feature.with(kept);
    }

    private void requireImpersonal(String name) {
        if (checked
                && !dropped.contains(name)
                && !vouched.contains(name)
                && named.computeIfAbsent(name, PersonalData::isNamed)) {
            throw PersonalData.refused(entry.file(), name, "is named like personal data");
        }
    }
}
