package citiverse.server.access;

import citiverse.server.SampleTwin;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/// A server as a city runs it: an identity provider, behind a proxy that encrypts, with limits (small ones here), and
/// with a layer that only planners may read: `cells`.
public final class Production implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "citiverse.limits", "on",
                "citiverse.limit.reads", "20",
                "citiverse.limit.burst", "100",
                "citiverse.limit.writes", "10",
                "citiverse.limit.sign-ins", "5",
                "citiverse.hosts", "twin.example",
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.allow-x-forwarded", "true",
                "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(SampleTwin.class, Map.of("restricted", "cells")),
                new TestResourceEntry(TinyProvider.class));
    }
}
