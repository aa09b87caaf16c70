package citiverse.twin.store;

import citiverse.twin.Change;
import citiverse.twin.ChangesJson;
import citiverse.twin.ContentHash;
import citiverse.twin.Feature;
import citiverse.twin.Provenance;
import citiverse.twin.Source;
import citiverse.twin.Twin;
import citiverse.twin.json.CanonicalJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Changes of single features. To the file an edit is a small import: rows added and ended, the state after it, one
/// entry. Its payload tells the changes by id and digest, besides what an import's tells.
final class EditSession {
    static final String KIND = "twin.edit/1";
    /// Format of the source that stands for an edit in `citiverse_source`.
    static final String FORMAT = "edit";

    private static final String ACTIVITY = "edit";
    private static final int MOST = 1_000;

    private EditSession() {}

    /// The source that an edit is recorded under: what was handed in, by its digest.
    static Source source(List<Change> changes) {
        if (changes.isEmpty() || changes.size() > MOST) {
            throw new IllegalArgumentException("an edit has 1 to " + MOST + " changes, not " + changes.size());
        }
        var ids = new HashSet<String>();
        for (Change change : changes) {
            if (!ids.add(change.id())) {
                throw new IllegalArgumentException("an edit changes a feature once: " + change.id());
            }
        }
        byte[] handedIn = CanonicalJson.bytes(ChangesJson.tree(changes));
        String digest = ContentHash.hex(ContentHash.sha256(handedIn));
        return new Source(Twin.EDITS, "Edits", FORMAT, "", digest, handedIn.length, "", "", "", false);
    }

    /// Applies the changes and commits.
    static Twin.EditReport apply(ImportSession session, List<Change> changes) {
        List<Object> told = new ArrayList<>();
        long added = 0;
        long altered = 0;
        long removed = 0;
        for (Change change : changes) {
            switch (change) {
                case Change.Add(Feature after) -> {
                    session.requireAbsent(after);
                    session.put(by(after, Twin.EDITS));
                    added++;
                    told.add(told("add", null, by(after, Twin.EDITS)));
                }
                case Change.Alter(Feature before, Feature after) -> {
                    Feature made = by(after, before.provenance().source());
                    session.remove(before);
                    session.put(made);
                    altered++;
                    told.add(told("alter", before, made));
                }
                case Change.Remove(Feature before) -> {
                    session.remove(before);
                    removed++;
                    told.add(told("remove", before, null));
                }
            }
        }
        Map<String, Object> payload =
                Map.of("changes", told, "counts", ImportPayload.counts(added, altered, removed, 0));
        return new Twin.EditReport(
                session.sequence(), session.commit(KIND, payload, List.of()), added, altered, removed);
    }

    private static Feature by(Feature feature, String source) {
        return new Feature(
                feature.id(),
                feature.type(),
                feature.shape(),
                feature.properties(),
                new Provenance(source, ACTIVITY),
                feature.validity());
    }

    private static Map<String, Object> told(String operation, Feature before, Feature after) {
        var told = new LinkedHashMap<String, Object>();
        told.put("op", operation);
        told.put("id", before == null ? after.id() : before.id());
        if (before != null) {
            told.put("before", ContentHash.hex(ContentHash.feature(before)));
        }
        if (after != null) {
            told.put("after", ContentHash.hex(ContentHash.feature(after)));
        }
        return told;
    }
}
