package citiverse.server.catalogue;

import citiverse.rehearse.Rehearsal;
import citiverse.twin.City;
import citiverse.twin.Snapshot;
import citiverse.twin.Twin;
import citiverse.twin.json.CanonicalJson;
import citiverse.twin.ledger.Entry;
import citiverse.twin.store.TwinFile;
import citiverse.twin.store.TwinInfo;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the catalogue speaks of: the twin at one position of its ledger, counted.
///
/// @param city the city
/// @param position ledger position
/// @param present instant at which the layers hold
/// @param snapshot hash of the state
/// @param layers profiles by type
/// @param extents what each layer covers, by type; none where nothing has a place
/// @param rasters rasters with the source of each
/// @param imports every import, newest first
/// @param actors who wrote each ledger entry that an import or a rehearsal is recorded by
/// @param rehearsals finished rehearsals, newest first
public record CityFacts(
        City city,
        long position,
        Instant present,
        String snapshot,
        Map<String, LayerProfile> layers,
        Map<String, TwinInfo.Extent> extents,
        Map<String, String> rasters,
        List<Twin.ImportReport> imports,
        Map<Long, String> actors,
        List<Rehearsed> rehearsals) {

    private static final int MOST_REHEARSALS = 1_000;

    /// A finished rehearsal as the ledger records it.
    ///
    /// @param sequence ledger entry
    /// @param recordedAt when
    /// @param actor who ran it
    /// @param manifest SHA-256 of its manifest, which names all inputs and results by hash
    /// @param question id of the question
    /// @param questionHash SHA-256 of the question
    /// @param snapshot hash of the city that it was run on
    /// @param options number of options
    public record Rehearsed(
            long sequence,
            Instant recordedAt,
            String actor,
            String manifest,
            String question,
            String questionHash,
            String snapshot,
            long options) {
        /// Address of its record.
        public String record() {
            return "/catalogue/datasets/rehearsal-" + sequence;
        }

        /// Day on which it was recorded, ISO, UTC.
        public String day() {
            return recordedAt.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        }
    }

    /// Reads and counts all of it.
    ///
    /// @param before what was known before, null where nothing: the layers of the same state are not counted again
    public static CityFacts read(TwinFile twin, CityFacts before) {
        Snapshot snapshot = twin.snapshot();
        TwinInfo info = twin.info();
        boolean same = before != null && before.snapshot.equals(info.hash());
        var layers = new TreeMap<String, LayerProfile>();
        var extents = new TreeMap<String, TwinInfo.Extent>();
        for (TwinInfo.Layer layer : info.layers()) {
            String type = layer.schema().type();
            layers.put(
                    type,
                    same && before.layers.containsKey(type)
                            ? before.layers.get(type)
                            : LayerProfile.of(layer.schema(), snapshot.features(type)));
            layer.extent().ifPresent(extent -> extents.put(type, extent));
        }
        var rasters = new TreeMap<String, String>();
        for (String name : snapshot.rasters()) {
            snapshot.raster(name).ifPresent(raster -> rasters.put(name, raster.source()));
        }
        List<Twin.ImportReport> imports = twin.imports();
        var actors = new TreeMap<Long, String>();
        imports.forEach(report -> actors.put(
                report.sequence(), twin.ledger().entry(report.sequence()).actor()));
        List<Rehearsed> rehearsals = new ArrayList<>();
        try (var log = twin.ledger().log(1)) {
            log.filter(entry -> entry.kind().equals(Rehearsal.LEDGER_KIND))
                    .forEach(entry ->
                            rehearsed(entry, twin.ledger().payload(entry.seq())).ifPresent(rehearsals::addFirst));
        }
        return new CityFacts(
                twin.city(),
                info.entries(),
                info.present(),
                info.hash(),
                layers,
                extents,
                rasters,
                imports,
                actors,
                List.copyOf(rehearsals.subList(0, Math.min(MOST_REHEARSALS, rehearsals.size()))));
    }

    /// What an entry says; empty where its payload is none of a rehearsal, which `verify` will tell.
    private static Optional<Rehearsed> rehearsed(Entry entry, String payload) {
        return CanonicalJson.parse(payload) instanceof Map<?, ?> tree
                        && tree.get("manifest") instanceof String manifest
                        && manifest.matches("[0-9a-f]{64}")
                        && tree.get("question") instanceof String question
                        && tree.get("questionHash") instanceof String questionHash
                        && questionHash.matches("[0-9a-f]{64}")
                        && tree.get("snapshot") instanceof String snapshot
                        && snapshot.matches("[0-9a-f]{64}")
                        && tree.get("options") instanceof Long options
                ? Optional.of(new Rehearsed(
                        entry.seq(),
                        entry.recordedAt(),
                        entry.actor(),
                        manifest,
                        question,
                        questionHash,
                        snapshot,
                        options))
                : Optional.empty();
    }

    /// The last import of each source, by id of the source.
    public Map<String, Twin.ImportReport> latest() {
        var latest = new LinkedHashMap<String, Twin.ImportReport>();
        imports.forEach(report -> latest.putIfAbsent(report.source().id(), report));
        return latest;
    }
}
