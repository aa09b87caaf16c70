package citiverse.twin.store;

import citiverse.twin.City;
import citiverse.twin.LayerSchema;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;

/// What a twin holds, in numbers.
///
/// @param city the city
/// @param layers its layers, by type
/// @param extent what they cover together, empty where nothing has a place
/// @param sources the last import of each source, by id
/// @param rasters names of its rasters
/// @param branches number of branches kept
/// @param present instant at which the layers hold: when the last import was recorded
/// @param lastRecorded when the last ledger entry was written
/// @param entries number of ledger entries
/// @param root root of the ledger's tree over them, 64 hex digits
/// @param hash hash of the present state, 64 hex digits
/// @param versions number of feature versions ever recorded
/// @param fileBytes size of the file
/// @param format format of the file
public record TwinInfo(
        City city,
        List<Layer> layers,
        Optional<Extent> extent,
        List<Twin.ImportReport> sources,
        List<String> rasters,
        long branches,
        Instant present,
        Instant lastRecorded,
        long entries,
        String root,
        String hash,
        long versions,
        long fileBytes,
        long format) {

    /// One layer.
    ///
    /// @param schema its declaration
    /// @param count number of features at present
    /// @param extent what they cover, empty where none has a place
    public record Layer(LayerSchema schema, long count, Optional<Extent> extent) {}

    /// A box in CRS84, degrees.
    public record Extent(double west, double south, double east, double north) {
        static Optional<Extent> of(Envelope box) {
            return box.isNull()
                    ? Optional.empty()
                    : Optional.of(new Extent(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
        }
    }

    static TwinInfo of(Path file, Sqlite db, TwinFile twin) {
        Snapshot snapshot = twin.snapshot();
        List<Layer> layers = new ArrayList<>();
        var all = new Envelope();
        for (LayerSchema schema : snapshot.layers()) {
            var table = new LayerTable(schema);
            Envelope box = table.placed() ? db.run(table::extent) : new Envelope();
            all.expandToInclude(box);
            long count = db.run(store -> store.number("SELECT count(*) FROM " + table.table()));
            layers.add(new Layer(schema, count, Extent.of(box)));
        }
        var latest = new TreeMap<String, Twin.ImportReport>();
        twin.imports().forEach(report -> latest.putIfAbsent(report.source().id(), report));
        long entries = twin.ledger().size();
        try {
            return new TwinInfo(
                    twin.city(),
                    List.copyOf(layers),
                    Extent.of(all),
                    List.copyOf(latest.values()),
                    snapshot.rasters(),
                    db.run(store -> store.number("SELECT count(DISTINCT name) FROM citiverse_branch")),
                    snapshot.asOf(),
                    twin.ledger().entry(entries).recordedAt(),
                    entries,
                    HexFormat.of().formatHex(twin.ledger().root(entries)),
                    snapshot.hash(),
                    db.run(store -> store.number("SELECT max(row) FROM feature_version")),
                    Files.size(file),
                    db.run(store -> store.number("SELECT max(version) FROM citiverse_format")));
        } catch (IOException e) {
            throw Problem.ours("CV-TWIN-008", "the size of the file cannot be told: " + e.getMessage(), e)
                    .in(file.toString());
        }
    }
}
