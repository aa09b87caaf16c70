package citiverse.sense;

import citiverse.sense.city.SourceEntry;
import citiverse.sense.city.SourceEntry.Personal;
import citiverse.twin.Feature;
import citiverse.twin.FeatureSink;
import citiverse.twin.LayerSchema;
import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Properties;
import citiverse.twin.Raster;
import citiverse.twin.ReadAccess;
import citiverse.twin.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/// Stands between a reader and the twin: counts what passes, stops when nobody wants it any more, and keeps out
/// properties that look like personal data and were not declared public. Where the city file tells of the properties
/// of a GIS file, they get the names, units and groups that it gives.
final class Door implements FeatureSink {
    private static final int FEATURES_BETWEEN_LOOKS = 1 << 10;

    private final FeatureSink twin;
    private final SourceEntry entry;
    private final Progress progress;
    private final boolean checked;
    private final Map<String, SourceEntry.Column> declared = new HashMap<>();
    private final Map<String, Boolean> named = new HashMap<>();
    private final Set<String> properties = new TreeSet<>();
    private final HeightCheck heights = new HeightCheck();
    private long features;

    /// @param format of the source: streets and timetables say themselves what their properties are and are not
    ///     checked; those of a CSV were named and checked when its columns were mapped
    Door(FeatureSink twin, SourceEntry entry, Progress progress, Format format) {
        this.twin = twin;
        this.entry = entry;
        this.progress = progress;
        this.checked = format == Format.GEOJSON || format == Format.GEOPACKAGE;
        if (checked) {
            entry.columns().forEach(column -> declared.put(column.name(), column));
        }
    }

    /// Refuses a city file that tells of properties which the source does not have.
    ///
    /// @throws Problem `CV-SENSE-012`
    void requireAllDeclaredSeen() {
        for (String name : new TreeSet<>(declared.keySet())) {
            if (!properties.contains(name)) {
                throw Problem.user(
                                "CV-SENSE-012",
                                "the city file tells of a property \"" + name + "\" that no layer of the file has")
                        .in(entry.file())
                        .at("property " + name)
                        .remedy(NearestNames.remedy(name, properties));
            }
        }
    }

    /// What was seen of vertical datums.
    HeightCheck heights() {
        return heights;
    }

    @Override
    public void layer(LayerSchema schema) {
        look();
        var columns = new ArrayList<LayerSchema.Column>();
        for (LayerSchema.Column column : schema.columns()) {
            properties.add(column.name());
            SourceEntry.Column told = declared.get(column.name());
            requireImpersonal(column.name(), told);
            if (told == null) {
                columns.add(column);
            } else if (told.personal() != Personal.DROP) {
                columns.add(new LayerSchema.Column(
                        told.to(),
                        column.kind(),
                        told.unit().isEmpty() ? column.unit() : told.unit(),
                        told.description().isEmpty() ? column.description() : told.description(),
                        told.group()));
            }
        }
        twin.layer(new LayerSchema(
                schema.type(),
                schema.title(),
                schema.geometry(),
                columns,
                schema.access().strictest(entry.access())));
    }

    @Override
    public void put(Feature feature) {
        if (features++ % FEATURES_BETWEEN_LOOKS == 0) {
            look();
        }
        heights.see(feature);
        twin.put(checked ? checked(feature) : feature);
    }

    @Override
    public void raster(Raster raster) {
        look();
        if (entry.access() != ReadAccess.PUBLIC) {
            throw Problem.user("CV-SENSE-013", "a grid cannot be restricted: models and maps read grids freely")
                    .in(entry.file())
                    .at(entry.place())
                    .remedy("Leave it out, or import as features of a restricted layer what must not be public");
        }
        heights.see(raster);
        twin.raster(raster);
    }

    private void look() {
        if (progress.cancelled()) {
            throw new CancellationException("importing " + entry.file() + " was cancelled");
        }
        progress.reached("importing " + entry.file(), features, 0);
    }

    private Feature checked(Feature feature) {
        var kept = Properties.builder();
        feature.properties().forEach((name, value) -> {
            SourceEntry.Column told = declared.get(name);
            requireImpersonal(name, told);
            boolean vouched = told != null && told.personal() == Personal.PUBLIC;
            if (told != null && told.personal() == Personal.DROP) {
                return;
            }
            if (!vouched && value instanceof Value.Text(String text)) {
                PersonalData.form(text).ifPresent(what -> {
                    throw PersonalData.refused(entry.file(), name, "holds what looks like " + what);
                });
            }
            kept.put(told == null ? name : told.to(), value);
        });
        return feature.with(kept.build());
    }

    private void requireImpersonal(String name, SourceEntry.Column told) {
        boolean decided = told != null && told.personal() != Personal.NOT_TOLD;
        if (checked && !decided && named.computeIfAbsent(name, PersonalData::isNamed)) {
            throw PersonalData.refused(entry.file(), name, "is named like personal data");
        }
    }
}
