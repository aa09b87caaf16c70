package citiverse.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.json.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BranchesTest {
    private final MemorySnapshot base = MadeCity.snapshot("osm", 200, 1);

    @Test
    void theEmptyBranchIsTheBase() {
        Snapshot view = Branches.view(base, List.of());
        assertEquals(base.hash(), view.hash());
        assertSame(base.features("street"), view.features("street"));
        assertEquals(ContentHash.of(base), base.hash());
    }

    @Test
    void randomChangesGiveTheSameCityAsMakingItAnewAndLeaveTheBase() {
        long seed = 20260301;
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        String before = ContentHash.of(base);
        for (int round = 0; round < 200; round++) {
            var expected = new TreeMap<String, Feature>();
            base.features().forEach(feature -> expected.put(feature.id(), feature));
            List<Change> changes = randomChanges(random, expected, round);
            Snapshot view = Branches.view(base, changes);
            var made = MemorySnapshot.builder(MadeCity.CITY);
            MadeCity.layers().forEach(made::layer);
            expected.values().forEach(made::put);
            MemorySnapshot anew = made.build();
            for (LayerSchema layer : MadeCity.layers()) {
                assertEquals(anew.features(layer.type()), view.features(layer.type()));
            }
            assertEquals(anew.hash(), view.hash());
            assertEquals(view.hash(), ContentHash.of(view));
            assertEquals(before, ContentHash.of(base));
            Object read = CanonicalJson.parse(CanonicalJson.write(ChangesJson.tree(changes)));
            assertEquals(changes, ChangesJson.changes((List<?>) read));
        }
    }

    private static List<Change> randomChanges(SplittableRandom random, TreeMap<String, Feature> state, int round) {
        List<Change> changes = new ArrayList<>();
        for (int i = random.nextInt(20); i >= 0; i--) {
            Feature candidate = MadeCity.feature("osm", random.nextInt(240), round + 2);
            Feature present = state.get(candidate.id());
            if (present == null) {
                changes.add(new Change.Add(candidate));
                state.put(candidate.id(), candidate);
            } else if (random.nextBoolean()) {
                changes.add(new Change.Alter(present, candidate));
                state.put(candidate.id(), candidate);
            } else {
                changes.add(new Change.Remove(present));
                state.remove(candidate.id());
            }
        }
        return changes;
    }

    @Test
    void theIdTellsBaseAndChangesApartButNotNames() {
        var add = new Change.Add(MadeCity.feature("option", 4, 1));
        var other = new Change.Add(MadeCity.feature("option", 4, 2));
        Branch branch = Branches.of(base, "one", List.of(add));
        assertEquals(branch.id(), Branches.of(base, "two", List.of(add)).id());
        assertNotEquals(branch.id(), Branches.of(base, "one", List.of(other)).id());
        assertNotEquals(
                branch.id(),
                Branches.of(MadeCity.snapshot("osm", 9, 1), "one", List.of(add)).id());
        assertTrue(branch.id().matches("[0-9a-f]{64}"));
    }

    @Test
    void whatDoesNotApplyIsRefused() {
        Feature there = MadeCity.feature("osm", 3, 1);
        Feature gone = MadeCity.feature("osm", 999, 1);
        refused("CV-BRANCH-002", List.of(new Change.Add(there)));
        refused("CV-BRANCH-001", List.of(new Change.Remove(gone)));
        refused("CV-BRANCH-001", List.of(new Change.Alter(gone, gone)));
        refused("CV-BRANCH-001", List.of(new Change.Remove(there), new Change.Remove(there)));
        Feature otherwise = there.with(Properties.builder().put("x", 1).build());
        refused("CV-BRANCH-003", List.of(new Change.Remove(otherwise)));
        Branch elsewhere = Branches.of(MadeCity.snapshot("osm", 9, 1), "x", List.of());
        var problem = assertThrows(Problem.class, () -> Branches.view(base, elsewhere));
        assertEquals("CV-BRANCH-005", problem.code());
    }

    private void refused(String code, List<Change> changes) {
        var problem = assertThrows(Problem.class, () -> Branches.view(base, changes));
        assertEquals(code, problem.code());
        assertEquals(2, problem.exitCode());
    }

    @Test
    void aNewTypeBecomesALayer() {
        LayerSchema service = MadeCity.layers().get(2);
        Snapshot small = MemorySnapshot.builder(MadeCity.CITY).build();
        Feature added = MadeCity.feature("option", 2, 1);
        Snapshot view = Branches.view(small, List.of(new Change.Add(added)));
        assertEquals(List.of(added), view.features(service.type()));
        assertEquals(1, view.features().count());
    }
}
