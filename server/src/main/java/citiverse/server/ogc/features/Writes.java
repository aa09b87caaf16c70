package citiverse.server.ogc.features;

import citiverse.server.access.Caller;
import citiverse.server.access.Role;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Refusal;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.FeatureId;
import citiverse.twin.Problem;
import citiverse.twin.Provenance;
import citiverse.twin.Twin;
import citiverse.twin.store.TwinFile;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Changes of single features, each one entry of the ledger with its actor. What a request changes is read under the
/// writer's lock and compared with the tag that the client read, so nothing that others wrote meanwhile is lost.
@RequestScoped
public class Writes {
    static final String PATCH = "application/merge-patch+json";
    private static final int LARGEST = 1_048_576;

    private final Caller caller;
    private final OnlineCity city;

    Writes(Caller caller, OnlineCity city) {
        this.caller = caller;
        this.city = city;
    }

    /// What a change makes of a feature.
    private interface Work {
        Change of(Layer layer, Feature before);
    }

    /// @throws Refusal 401 or 403 for those who may not, 413, 415; [Problem] for a body that does not fit the layer
    Feature create(Layer layer, HttpHeaders headers, InputStream body) {
        caller.require(Role.STEWARD);
        requireType(headers, List.of(Links.GEOJSON, Links.JSON));
        FeatureBody read = FeatureBody.read(bytes(headers, body), srs(layer, headers));
        return written(twin -> {
            Layer now = now(layer, twin);
            String city = now.city().city().id();
            // The place in the ledger that the entry will have: no two features are given the same.
            String local = read.localId(now)
                    .filter(id -> now.city()
                            .feature(new FeatureId(city, Twin.EDITS, now.id(), id).urn())
                            .isEmpty())
                    .orElse(String.format(Locale.ROOT, "n%d", twin.ledger().size() + 1));
            var made = new Feature(
                    new FeatureId(city, Twin.EDITS, now.id(), local).urn(),
                    now.id(),
                    read.shape().orElse(null),
                    read.properties(now, Optional.empty()),
                    new Provenance(Twin.EDITS, "edit"));
            twin.edit(caller.actor(), List.of(new Change.Add(made)));
            return made.id();
        });
    }

    Feature replace(Layer layer, String id, HttpHeaders headers, InputStream body) {
        caller.require(Role.STEWARD);
        requireType(headers, List.of(Links.GEOJSON, Links.JSON));
        FeatureBody read = FeatureBody.read(bytes(headers, body), srs(layer, headers));
        return altered(layer, id, headers, (now, before) -> {
            read.requireId(before);
            return new Change.Alter(
                    before,
                    new Feature(
                            before.id(),
                            before.type(),
                            read.shape().orElse(null),
                            read.properties(now, Optional.of(before)),
                            before.provenance(),
                            before.validity()));
        });
    }

    Feature update(Layer layer, String id, HttpHeaders headers, InputStream body) {
        caller.require(Role.STEWARD);
        requireType(headers, List.of(PATCH, Links.GEOJSON, Links.JSON));
        FeatureBody read = FeatureBody.readPatch(bytes(headers, body), srs(layer, headers));
        return altered(layer, id, headers, (now, before) -> {
            read.requireId(before);
            return new Change.Alter(
                    before,
                    new Feature(
                            before.id(),
                            before.type(),
                            read.hasGeometry() ? read.shape().orElse(null) : before.shape(),
                            read.merged(now, before),
                            before.provenance(),
                            before.validity()));
        });
    }

    void delete(Layer layer, String id, HttpHeaders headers) {
        caller.require(Role.STEWARD);
        city.write(caller.actor(), twin -> {
            Feature before = Layers.require(now(layer, twin), id);
            Answers.requireMatch(headers, ItemResource.tag(before));
            return twin.edit(caller.actor(), List.of(new Change.Remove(before)));
        });
    }

    private Feature altered(Layer layer, String id, HttpHeaders headers, Work work) {
        return written(twin -> {
            Layer now = now(layer, twin);
            Feature before = Layers.require(now, id);
            Answers.requireMatch(headers, ItemResource.tag(before));
            var alter = (Change.Alter) work.of(now, before);
            if (!ItemResource.tag(alter.after()).equals(ItemResource.tag(before))) {
                twin.edit(caller.actor(), List.of(alter));
            }
            return before.id();
        });
    }

    private Feature written(java.util.function.Function<TwinFile, String> work) {
        return city.write(caller.actor(), twin -> {
            String id = work.apply(twin);
            return twin.snapshot()
                    .feature(id)
                    .orElseThrow(() -> Problem.ours("CV-OGC-009", "the feature that was written is not there", null));
        });
    }

    /// The layer as the writer sees it; that the caller may see it has been asked.
    private static Layer now(Layer layer, TwinFile twin) {
        var snapshot = twin.snapshot();
        return new Layer(
                snapshot,
                snapshot.layer(layer.id()).orElseThrow(() -> Refusal.notFound("collection \"" + layer.id() + '"')));
    }

    private static Srs srs(Layer layer, HttpHeaders headers) {
        return Srs.of(
                headers.getHeaderString("Content-Crs"),
                "Content-Crs",
                layer.city().city());
    }

    private static void requireType(HttpHeaders headers, List<String> known) {
        var type = headers.getMediaType();
        String named = type == null ? "" : type.getType() + '/' + type.getSubtype();
        if (!known.contains(named.toLowerCase(Locale.ROOT))) {
            throw new Refusal(
                    415,
                    Problem.user("CV-OGC-007", "a feature is not read as \"" + Requests.shown(named) + '"')
                            .at("header Content-Type")
                            .remedy("Send " + String.join(" or ", known)));
        }
    }

    private static byte[] bytes(HttpHeaders headers, InputStream body) {
        try {
            byte[] read = body.readNBytes(LARGEST + 1);
            if (read.length > LARGEST || headers.getLength() > LARGEST) {
                throw new Refusal(
                        413,
                        Problem.user("CV-OGC-008", "a feature has at most " + LARGEST + " bytes")
                                .remedy("Import large data as a file with `citiverse import`"));
            }
            return read;
        } catch (IOException e) {
            throw Problem.user("CV-OGC-008", "the feature did not arrive whole")
                    .remedy("Send it again")
                    .causedBy(e);
        }
    }
}
