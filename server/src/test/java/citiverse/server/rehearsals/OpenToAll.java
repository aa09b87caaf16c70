package citiverse.server.rehearsals;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A server where anyone may rehearse, as on a laptop.
public final class OpenToAll implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("citiverse.rehearsing", "public", "citiverse.most-options", "60");
    }
}
