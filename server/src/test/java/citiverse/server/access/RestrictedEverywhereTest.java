package citiverse.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.server.Endpoints;
import citiverse.server.Endpoints.Endpoint;
import citiverse.server.Got;
import citiverse.server.SignedIn;
import citiverse.server.city.OnlineCity;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whatever path is asked, and however: of a layer that only planners may read, nobody else sees a feature.
@QuarkusTest
@TestProfile(Production.class)
class RestrictedEverywhereTest {
    @Inject
    OnlineCity city;

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void theLayerIsRestrictedInTheStore() {
        LayerSchema cells = city.snapshot().layer("cells").orElseThrow();
        assertTrue(cells.restricted());
        assertFalse(city.snapshot().features("cells").isEmpty());
    }

    @Test
    void noPathShowsItsFeaturesToThePublic() {
        Feature feature = city.snapshot().features("cells").getFirst();
        String start = feature.id().substring(0, feature.id().lastIndexOf(':') + 1);
        String local = feature.id().substring(start.length());
        List<String> fillings = List.of("cells", encoded(feature.id()), encoded(local));
        var shown = new ArrayList<String>();
        int client = 0;
        for (Endpoint endpoint : Endpoints.all()) {
            if (!endpoint.method().equals("GET")) {
                continue;
            }
            for (String filling : fillings) {
                for (String query : List.of("", "?f=json", "?f=html", "?limit=1000", "?q=cells", "?lang=en")) {
                    String path = endpoint.path(name -> place(name, filling, fillings)) + query;
                    // Each from another address, since this server limits what one may ask.
                    Got got = Got.get(path, "X-Forwarded-For", "203.0.113." + (++client % 250));
                    assertTrue(got.status() < 500 || got.status() == 503, path + ": " + got.text());
                    boolean echoed = got.status() >= 400;
                    if (!echoed && (got.text().contains(start) || got.text().contains(encoded(start)))) {
                        shown.add(path);
                    }
                }
                if (endpoint.template().indexOf('{') < 0) {
                    break;
                }
            }
        }
        assertEquals(List.of(), shown);
    }

    @Test
    void aPlannerSeesThem() {
        String start = city.snapshot().features("cells").getFirst().id().split(":cells:")[0];
        var asked = new ArrayList<String>();
        var shown = new ArrayList<String>();
        for (Endpoint endpoint : Endpoints.all()) {
            String template = endpoint.template();
            if (endpoint.method().equals("GET") && template.endsWith("/items") && template.indexOf('{') >= 0) {
                String path = endpoint.path(name -> "cells") + "?f=json&limit=5";
                Got got = Got.get(
                        path, SignedIn.as(Role.PLANNER).headers("X-Forwarded-For", "203.0.113.251", "Accept", "*/*"));
                asked.add(path + " " + got.status());
                if (got.text().contains(start + ":cells:")) {
                    shown.add(path);
                }
            }
        }
        assertEquals(asked.isEmpty(), shown.isEmpty(), "asked " + asked);
    }

    private static String place(String name, String filling, List<String> fillings) {
        return name.toLowerCase(java.util.Locale.ROOT).contains("feature") ? fillings.get(1) : filling;
    }
}
