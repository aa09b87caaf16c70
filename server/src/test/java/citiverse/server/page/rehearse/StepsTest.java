package citiverse.server.page.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.page.rehearse.Draft.Spot;
import citiverse.server.page.rehearse.Drafts.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Undo and redo as links: against a plain list of states with a position in it.
class StepsTest {
    @TempDir
    Path folder;

    @Test
    void undoAndRedoWalkAsThroughAListOfStates() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var drafts = new Drafts(folder);
        var states = new ArrayList<Draft>();
        int at = 0;
        states.add(Draft.of(Kind.PARK, "en"));
        Step shown = drafts.keep(states.getFirst(), "");
        String last = "";
        for (int i = 0; i < 300; i++) {
            String told = "seed " + seed + ", move " + i;
            switch (random.nextInt(3)) {
                case 0 -> {
                    Draft next = states.get(at).with("radius", Integer.toString(random.nextInt(5)));
                    if (!next.equals(states.get(at))) {
                        states.subList(at + 1, states.size()).clear();
                        states.add(next);
                        at++;
                        shown = drafts.keep(next, shown.id());
                        last = "";
                    } else {
                        assertEquals(shown.id(), drafts.keep(next, shown.id()).id(), told);
                    }
                }
                case 1 -> {
                    assertEquals(at == 0, shown.before().isEmpty(), told);
                    if (at > 0) {
                        at--;
                        last = last.isEmpty() ? shown.id() : last;
                        shown = drafts.find(shown.before()).orElseThrow();
                    }
                }
                default -> {
                    Optional<String> next = last.isEmpty() ? Optional.empty() : drafts.after(shown.id(), last);
                    assertEquals(at < states.size() - 1, next.isPresent(), told);
                    if (next.isPresent()) {
                        at++;
                        shown = drafts.find(next.get()).orElseThrow();
                    }
                }
            }
            assertEquals(states.get(at), shown.draft(), told);
        }
    }

    @Test
    void theSameEditsMakeTheSameLinkAndOthersAnother() {
        var drafts = new Drafts(folder);
        Draft draft = Draft.of(Kind.TOWER, "ar").withSpots(java.util.List.of(new Spot("\u0628 \"<", -22.37, 31.21, 1)));
        Step one = drafts.keep(draft, "");
        assertEquals(one, drafts.keep(draft, ""));
        assertEquals(draft, drafts.find(one.id()).orElseThrow().draft());
        assertNotEquals(
                one.id(),
                drafts.keep(
                                draft,
                                drafts.keep(draft.with("heights", "9"), one.id())
                                        .id())
                        .id());
        assertTrue(drafts.find("../../etc/passwd").isEmpty());
        assertTrue(drafts.find("a".repeat(20)).isEmpty());
    }
}
