package citiverse.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
    @Test
    void distanceCountsTheFewestEdits() {
        assertEquals(3, NearestNames.distance("kitten", "sitting"));
        assertEquals(0, NearestNames.distance("cells", "cells"));
        assertEquals(5, NearestNames.distance("", "cells"));
    }

    @Test
    void theNearestComesFirstAndTiesAreSorted() {
        assertEquals(
                List.of("cells", "hells", "street"), NearestNames.to("Cellz", List.of("street", "hells", "cells")));
    }
}
