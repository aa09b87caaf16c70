package citiverse.server.rehearsals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import citiverse.server.Got;
import citiverse.server.SampleTwin;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Where only planners rehearse, which is so where nothing else is said.
@QuarkusTest
@QuarkusTestResource(SampleTwin.class)
class RehearsalRightsTest {
    @Test
    void whoDidNotSignInMayNotRehearseButMayRead() {
        Got refused =
                Got.send("POST", "/api/rehearsals", Asked.clinics("Mine?", 1), "Content-Type", "application/yaml");
        assertEquals(401, refused.status(), refused.text());
        assertEquals(200, Got.get("/api/rehearsals").status());
        assertEquals(200, Got.get("/api/questions").status());
    }
}
