package citiverse.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import citiverse.twin.json.CanonicalJson;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerAccessTest {
    private static final LayerSchema OPEN = MadeCity.layers().getFirst();

    @Test
    void theStrictestWinsInEitherOrder() {
        for (ReadAccess one : ReadAccess.values()) {
            for (ReadAccess other : ReadAccess.values()) {
                ReadAccess wanted = one.ordinal() > other.ordinal() ? one : other;
                LayerSchema merged = OPEN.restrictedTo(one).merge(OPEN.restrictedTo(other));
                assertEquals(wanted, merged.access(), one + " and " + other);
            }
        }
    }

    @Test
    void aPublicLayerHasTheBytesThatItHadBeforeThereWasAccess() {
        assertFalse(LayerJson.tree(OPEN).containsKey("access"));
        assertEquals(ReadAccess.PUBLIC, LayerJson.layer(LayerJson.tree(OPEN)).access());
    }

    @Test
    void accessIsKeptInTheDeclaration() {
        LayerSchema closed = OPEN.restrictedTo(ReadAccess.STEWARD);
        String text = CanonicalJson.write(LayerJson.tree(closed));
        assertEquals(closed, LayerJson.layer((java.util.Map<?, ?>) CanonicalJson.parse(text)));
        var unknown = new HashMap<>(LayerJson.tree(closed));
        unknown.put("access", "everybody");
        assertThrows(IllegalArgumentException.class, () -> LayerJson.layer(unknown));
    }

    @Test
    void aHiddenLayerIsAsIfItWereNotThere() {
        List<Feature> features = List.of(MadeCity.feature("made", 0, 1), MadeCity.feature("made", 1, 1));
        MemorySnapshot.Builder city = MemorySnapshot.builder(MadeCity.CITY);
        for (LayerSchema layer : MadeCity.layers()) {
            city.layer(layer.type().equals("street") ? layer.restrictedTo(ReadAccess.OFFICER) : layer);
        }
        features.forEach(city::put);
        Snapshot whole = city.build();
        assertSame(whole, ReadableSnapshot.of(whole, layer -> true));
        Snapshot seen = ReadableSnapshot.of(whole, layer -> !layer.restricted());
        assertEquals(List.of(), seen.features("street"));
        assertFalse(seen.layer("street").isPresent());
        assertFalse(seen.feature(features.getFirst().id()).isPresent());
        assertEquals(features.get(1), seen.feature(features.get(1).id()).orElseThrow());
        assertEquals(1, seen.features().count());
    }
}
