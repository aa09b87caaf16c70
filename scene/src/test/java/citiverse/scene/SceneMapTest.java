package citiverse.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class SceneMapTest {

    @Test
    void everySceneIsAWellFormedPicture() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "scenes"));
        var scenes = Map.of(
                "grid-river", GridCity.river(),
                "grid-synchronised", GridCity.synchronised(),
                "random-1", RandomCity.of(1),
                "random-2", RandomCity.of(2, true));
        for (var entry : scenes.entrySet()) {
            String svg = entry.getValue().svg();
            Files.writeString(folder.resolve(entry.getKey() + ".svg"), svg, StandardCharsets.UTF_8);
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
            assertEquals(
                    "svg",
                    document.getDocumentElement().getLocalName() == null
                            ? document.getDocumentElement().getNodeName()
                            : document.getDocumentElement().getLocalName());
            int circles = document.getElementsByTagName("circle").getLength();
            assertTrue(circles >= entry.getValue().stops().size(), entry.getKey());
        }
    }

    @Test
    void textFromOutsideIsEscaped() {
        String svg = Scene.at(0, 0)
                .named("a", "<Town> & \"Gown\"")
                .street("s")
                .from(0, 0)
                .to(9, 9)
                .scene()
                .svg();
        assertTrue(svg.contains("<title>&lt;Town&gt; &amp; \"Gown\"</title>"), svg);
    }
}
