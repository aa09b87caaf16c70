package citiverse.twin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import citiverse.twin.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PropertiesJsonTest {

    @Test
    void keepsTheKindOfEveryValue() {
        Properties all = Properties.builder()
                .put("text", "7")
                .put("whole", 7)
                .put("real", 7.0)
                .put("fraction", 0.1)
                .put("tiny", 5e-324)
                .put("huge", 1e300)
                .put("minus zero", -0.0)
                .put("long", Long.MIN_VALUE)
                .put("flag", true)
                .put("bytes", Value.of(new byte[] {0, -1, 127}))
                .put("missing", Value.missing())
                .build();
        byte[] json = PropertiesJson.bytes(all);
        assertEquals(all, new PropertiesJson().read(json));
        assertEquals(all, PropertiesJson.ofTree(PropertiesJson.tree(all)));
        assertEquals(new String(json, StandardCharsets.UTF_8), CanonicalJson.write(PropertiesJson.tree(all)));
    }

    @Test
    void isCanonicalAndReadsBackOnRandomFeatures() {
        var reader = new PropertiesJson();
        for (int i = 0; i < 2000; i++) {
            Properties properties = MadeCity.feature("osm", i, 1).properties();
            byte[] json = PropertiesJson.bytes(properties);
            assertArrayEquals(json, CanonicalJson.bytes(CanonicalJson.parse(json)));
            assertEquals(properties, reader.read(json));
        }
    }

    @Test
    void readsMembersInAnyOrderButNotTwice() {
        var reader = new PropertiesJson();
        byte[] json = "{\"b\":1,\"a\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        assertEquals(Properties.builder().put("a", "x").put("b", 1).build(), reader.read(json));
        byte[] twice = "{\"b\":1,\"a\":2,\"b\":1}".getBytes(StandardCharsets.UTF_8);
        assertThrows(IllegalArgumentException.class, () -> reader.read(twice));
    }
}
