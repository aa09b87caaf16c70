package citiverse.server.ogc.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Got;
import citiverse.twin.json.CanonicalJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// JSON of answers, for tests.
final class Json {
    private Json() {}

    /// The document at an address that answers 200.
    static Map<?, ?> get(String path, String... headers) {
        Got got = Got.get(path, headers);
        assertEquals(200, got.status(), path + ": " + got.text());
        return object(got);
    }

    static Map<?, ?> object(Got got) {
        return (Map<?, ?>) CanonicalJson.parse(got.body());
    }

    static Map<?, ?> map(Map<?, ?> tree, String name) {
        return (Map<?, ?>) tree.get(name);
    }

    static List<Map<?, ?>> list(Map<?, ?> tree, String name) {
        List<Map<?, ?>> maps = new ArrayList<>();
        for (Object item : (List<?>) tree.get(name)) {
            maps.add((Map<?, ?>) item);
        }
        return maps;
    }

    static List<Map<?, ?>> features(Map<?, ?> page) {
        return list(page, "features");
    }

    static List<String> ids(Map<?, ?> page) {
        return features(page).stream()
                .map(feature -> (String) feature.get("id"))
                .toList();
    }

    /// The address of the link of a relation, as a path on the server.
    static String link(Map<?, ?> document, String rel) {
        for (Map<?, ?> link : list(document, "links")) {
            if (rel.equals(link.get("rel"))) {
                String href = (String) link.get("href");
                assertTrue(href.startsWith(Got.base()), href);
                return href.substring(Got.base().length());
            }
        }
        return null;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String items(String layer, String... parameters) {
        var path = new StringBuilder("/ogc/collections/" + layer + "/items");
        for (int i = 0; i < parameters.length; i += 2) {
            path.append(i == 0 ? '?' : '&').append(parameters[i]).append('=').append(encoded(parameters[i + 1]));
        }
        return path.toString();
    }

    static void assertProblem(int status, String code, Got got) {
        assertEquals(status, got.status(), got.text());
        assertEquals("application/problem+json", got.header("content-type").split(";")[0]);
        Map<?, ?> problem = object(got);
        assertEquals(code, problem.get("code"), got.text());
        assertTrue(!got.text().contains("Exception"), got.text());
    }
}
