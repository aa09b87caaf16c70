package citiverse.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import citiverse.twin.json.CanonicalJson;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayerJsonTest {
    /// As twins hold it that were written before sources told who looks after them.
    private static final String BEFORE =
            "{\"attribution\":\"© People\",\"bytes\":42,\"file\":\"a.csv\",\"format\":\"csv\","
                    + "\"fullReplacement\":true,\"id\":\"a\",\"licence\":\"MIT\",\"sha256\":\"00\",\"title\":\"A\",\"uri\":\"\"}";

    @Test
    void aSourceOfBeforeIsReadAndKeepsItsBytes() {
        Source source = LayerJson.source((Map<?, ?>) CanonicalJson.parse(BEFORE));
        assertEquals(Source.Care.UNTOLD, source.care());
        assertEquals(BEFORE, CanonicalJson.write(LayerJson.tree(source)));
    }

    @Test
    void whoLooksAfterASourceComesBack() {
        var care = new Source.Care("Mobility office", "", "yearly", "2019-05-13");
        var source = new Source("a", "A", "csv", "a.csv", "00", 42, "MIT", "", "", true, care);
        String written = CanonicalJson.write(LayerJson.tree(source));
        assertEquals(source, LayerJson.source((Map<?, ?>) CanonicalJson.parse(written)));
    }
}
