package citiverse.models.spatial;

import citiverse.twin.Progress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/// All relations between two layers. Pairs are found in a tree of the extents of the objects, so the work grows
/// with the pairs that are near each other on the map, not with all pairs.
///
/// @param spatial tells each pair
/// @param predicate what is asked
/// @param terms of it
/// @param answers which answers are wanted; [Answer#NO] only of pairs whose extents touch
public record Join(Spatial spatial, Predicate predicate, Terms terms, Set<Answer> answers) {
    private static final int CHUNK = 64;
    /// Footprints of more corners, such as those of transit lines, get an index of their own.
    private static final int INDEXED_CORNERS = 40;
    /// Chunks that may be waiting for each thread: what bounds the memory.
    private static final int AHEAD = 4;

    public Join {
        answers = answers.isEmpty() ? EnumSet.noneOf(Answer.class) : EnumSet.copyOf(answers);
    }

    /// What was found wrong: all but no.
    public static Join of(Spatial spatial, Predicate predicate, Terms terms) {
        return new Join(spatial, predicate, terms, EnumSet.complementOf(EnumSet.of(Answer.NO)));
    }

    /// Hands the relations to `into`, ordered by subject and then by object as they stand in their lists,
    /// whatever the number of threads. A body is not related to itself.
    ///
    /// @return false where it was cancelled; `into` then has the relations up to some subject
    public boolean run(
            List<Body> subjects, List<Body> objects, int threads, Progress progress, Consumer<Relation> into) {
        Objects prepared = prepare(objects);
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            var waiting = new ArrayDeque<Future<List<Relation>>>();
            int done = 0;
            for (int from = 0; from < subjects.size() || !waiting.isEmpty(); from += CHUNK) {
                if (progress.cancelled()) {
                    waiting.forEach(future -> future.cancel(false));
                    return false;
                }
                if (from < subjects.size()) {
                    List<Body> chunk = subjects.subList(from, Math.min(from + CHUNK, subjects.size()));
                    waiting.add(workers.submit(() -> relations(chunk, prepared)));
                }
                if (waiting.size() >= AHEAD * threads || from + CHUNK >= subjects.size()) {
                    result(waiting.remove()).forEach(into);
                    done = Math.min(done + CHUNK, subjects.size());
                    progress.reached("relating", done, subjects.size());
                }
            }
            return true;
        }
    }

    private static List<Relation> result(Future<List<Relation>> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while relating", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("relating failed", failed.getCause());
        }
    }

    /// The objects as the predicate needs them, and the tree of their extents.
    ///
    /// @param bodies widened where the predicate asks for it
    /// @param footprints indexed for objects of many corners, null for others
    /// @param tree of indices
    private record Objects(List<Body> bodies, List<PreparedGeometry> footprints, STRtree tree) {

        /// False where a subject surely shares no ground with an object.
        boolean meet(Body subject, int object) {
            PreparedGeometry indexed = footprints.get(object);
            return indexed == null
                    || indexed.getGeometry().getEnvelopeInternal().intersects(subject.extent())
                            && indexed.intersects(subject.footprint());
        }
    }

    private Objects prepare(List<Body> objects) {
        double widen = predicate == Predicate.CROSSES_BENEATH ? terms.withinMetres() : 0;
        double reach = predicate == Predicate.NEAR ? terms.withinMetres() : 0;
        var bodies = new ArrayList<Body>(objects.size());
        var footprints = new ArrayList<PreparedGeometry>(objects.size());
        var tree = new STRtree();
        for (int i = 0; i < objects.size(); i++) {
            Body body = objects.get(i).widened(widen);
            bodies.add(body);
            boolean many = body.footprint().getNumPoints() > INDEXED_CORNERS;
            footprints.add(many ? PreparedGeometryFactory.prepare(body.footprint()) : null);
            Envelope extent = new Envelope(body.extent());
            extent.expandBy(reach);
            tree.insert(extent, i);
        }
        tree.build();
        return new Objects(bodies, footprints, tree);
    }

    private List<Relation> relations(List<Body> subjects, Objects objects) {
        boolean all = predicate == Predicate.NEAR || answers.contains(Answer.NO);
        var found = new ArrayList<Relation>();
        for (Body subject : subjects) {
            List<?> near = objects.tree().query(subject.extent());
            for (int i : near.stream()
                    .map(Integer.class::cast)
                    .sorted(Comparator.naturalOrder())
                    .toList()) {
                Body object = objects.bodies().get(i);
                if (object.id().equals(subject.id()) || !all && !objects.meet(subject, i)) {
                    continue;
                }
                Relation relation = spatial.relatePrepared(subject, predicate, object, terms);
                if (answers.contains(relation.answer())) {
                    found.add(relation);
                }
            }
        }
        return found;
    }
}
