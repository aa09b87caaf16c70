package citiverse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `citiverse assign` on Braess's network.
class AssignCommandTest {
    @TempDir
    private static Path folder;

    private static Path net;
    private static Path trips;

    private static Ran assign(Path out, String... more) {
        var arguments = new java.util.ArrayList<>(List.of(
                "assign", "--net", net.toString(), "--trips", trips.toString(), "--gap", "1e-12", "--out", "" + out));
        arguments.addAll(List.of(more));
        return Ran.run(arguments.toArray(String[]::new));
    }

    @BeforeAll
    static void write() throws IOException {
        net = folder.resolve("Braess_net.tntp");
        trips = folder.resolve("Braess_trips.tntp");
        Files.writeString(net, """
                <NUMBER OF ZONES> 2
                <NUMBER OF NODES> 4
                <FIRST THRU NODE> 1
                <NUMBER OF LINKS> 5
                <END OF METADATA>
                1 3 1 100 0.00000001 1000000000 1 0 0 1 ;
                1 4 1 100 50 0.02 1 0 0 1 ;
                3 2 1 100 50 0.02 1 0 0 1 ;
                3 4 1 100 10 0.1 1 0 0 1 ;
                4 2 1 100 0.00000001 1000000000 1 0 0 1 ;
                """);
        Files.writeString(trips, """
                <NUMBER OF ZONES> 2
                <TOTAL OD FLOW> 6.0
                <END OF METADATA>
                Origin 1
                    1 : 0.0;     2 : 6.0;
                """);
    }

    @Test
    void theEquilibriumIsPrintedAndWritten() throws IOException {
        Path out = folder.resolve("flows.csv");
        Ran ran = assign(out);
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("total system travel time   552.000"), ran.out());
        for (String told : List.of("objective ", "relative gap ", "iterations ", "seconds ")) {
            assertTrue(ran.out().contains(told), ran.out());
        }
        List<String> lines = Files.readAllLines(out);
        assertEquals("from,to,link,flow,time,cost,flow_over_capacity", lines.getFirst());
        assertEquals(6, lines.size());
        assertTrue(lines.get(4).startsWith("3,4,3-4,"), lines.get(4));
        assertEquals(2, Double.parseDouble(lines.get(4).split(",")[3]), 1e-6);
        Path again = folder.resolve("again.csv");
        assign(again, "--threads", "2");
        assertEquals(Files.readString(out), Files.readString(again));
    }

    @Test
    void aClosureIsBracketed() throws IOException {
        Ran ran = assign(folder.resolve("closed.csv"), "--close", "3-4", "--json");
        assertEquals(0, ran.exit(), ran.err());
        var told = (Map<?, ?>) CanonicalJson.parse(ran.out().strip());
        assertEquals(498, ((Number) told.get("total_system_travel_time")).doubleValue(), 1e-6);
        assertEquals(552, ((Number) told.get("time_before")).doubleValue(), 1e-6);
        assertTrue(((Number) told.get("time_if_nobody_re_routes")).doubleValue() > 498);
        assertEquals(0, ((Number) told.get("cut_off_trips")).doubleValue());
        assertTrue(Files.readAllLines(folder.resolve("closed.csv")).get(4).endsWith("3-4,0,,,"));
        Ran cut = assign(folder.resolve("cut.csv"), "--close", "3-2", "4-2");
        assertEquals(0, cut.exit(), cut.err());
        assertTrue(cut.out().contains("6.0 trips of 1 pairs, first from zone 1 to 2"), cut.out());
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        Ran unknown = assign(folder.resolve("x.csv"), "--close", "3-5");
        assertEquals(2, unknown.exit());
        assertTrue(unknown.err().contains("CV-CLI-091") && unknown.err().contains("3-4"), unknown.err());
        Path closed = folder.resolve("zero_net.tntp");
        Files.writeString(closed, Files.readString(net).replace("3 4 1 100", "3 4 0 100"));
        Ran zero =
                Ran.run("assign", "--net", "" + closed, "--trips", "" + trips, "--out", "" + folder.resolve("x.csv"));
        assertEquals(2, zero.exit());
        assertTrue(zero.err().contains("CV-TNTP-003") && zero.err().contains("line 9"), zero.err());
        assertTrue(Files.notExists(folder.resolve("x.csv")));
        assertEquals(2, assign(folder.resolve("x.csv"), "--gap", "0").exit());
    }
}
