package citiverse.standards.tntp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.standards.Findings;
import citiverse.standards.TestData;
import citiverse.twin.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TntpTest {
    private static final String HEAD =
            "<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 3\n<FIRST THRU NODE> 3\n<NUMBER OF LINKS> 2\n";
    private static final String NET = HEAD
            + "<ORIGINAL HEADER>~ Init node\n<END OF METADATA>\n\n~ init\tterm\n"
            + "\t1\t3\t900.5\t1\t2\t0.15\t4\t50\t0\t1\t;\r\n  3 2 800 1.5 3 0 0 50 0 1; ~ a comment\n";
    private static final String TRIPS =
            "<NUMBER OF ZONES> 2\n<TOTAL OD FLOW> 7.5\n<END OF METADATA>\n\nOrigin 1\n 1 : 0.0; 2 : 5.5;\nOrigin\t2\n 1 : 2;\n";

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TntpNetwork net(String text) throws IOException {
        return TntpNetwork.read(bytes(text), "x_net.tntp");
    }

    private static TntpTrips trips(String text) throws IOException {
        return TntpTrips.read(bytes(text), "x_trips.tntp", new Findings());
    }

    private static void refused(String code, String place, String reason, Problem problem) {
        assertEquals(code, problem.code(), problem.getMessage());
        assertEquals(place, problem.place(), problem.getMessage());
        assertTrue(problem.reason().contains(reason), problem.getMessage());
        assertTrue(problem.file().startsWith("x_") && !problem.remedy().isEmpty(), problem.getMessage());
    }

    private static void netRefused(String code, String place, String reason, String text) {
        refused(code, place, reason, assertThrows(Problem.class, () -> net(text)));
    }

    private static void tripsRefused(String code, String place, String reason, String text) {
        refused(code, place, reason, assertThrows(Problem.class, () -> trips(text)));
    }

    @Test
    void aNetworkIsRead() throws IOException {
        TntpNetwork net = net(NET);
        assertEquals(2, net.zones());
        assertEquals(3, net.nodes());
        assertEquals(3, net.firstThroughNode());
        assertArrayEquals(new int[] {1, 3}, net.from());
        assertArrayEquals(new int[] {3, 2}, net.to());
        assertArrayEquals(new double[] {900.5, 800}, net.capacity());
        assertArrayEquals(new double[] {0.15, 0}, net.b());
        assertArrayEquals(new double[] {4, 0}, net.power());
        var written = new StringWriter();
        net.write(written);
        var again = new StringWriter();
        net(written.toString()).write(again);
        assertEquals(written.toString(), again.toString());
        List<String> ids = new ArrayList<>();
        net(NET.replace("LINKS> 2", "LINKS> 3") + "1 3 1 1 1 0 0 0 0 1 ;\n")
                .each((id, from, to, capacity, time, b, power, toll, length) -> ids.add(id + " " + from + " " + to));
        assertEquals(List.of("1-3 0 2", "3-2 2 1", "1-3/2 0 2"), ids);
    }

    @Test
    void faultyNetworksAreRefusedWithTheirLine() {
        netRefused("CV-TNTP-003", "line 9", "1-3 has the capacity 0.0", NET.replace("900.5", "0"));
        netRefused("CV-TNTP-003", "line 9", "capacity -3.0", NET.replace("900.5", "-3"));
        netRefused("CV-TNTP-002", "line 9", "NaN", NET.replace("900.5", "NaN"));
        netRefused("CV-TNTP-002", "line 9", "1e999", NET.replace("900.5", "1e999"));
        netRefused("CV-TNTP-003", "line 10", "free-flow time is -3.0", NET.replace("1.5 3", "1.5 -3"));
        netRefused("CV-TNTP-002", "line 10", "not 9", NET.replace("1.5 3", "1.5"));
        netRefused("CV-TNTP-004", "line 10", "node 4", NET.replace("  3 2", "  4 2"));
        netRefused("CV-TNTP-004", "line 10", "node 0", NET.replace("  3 2", "  3 0"));
        netRefused("CV-TNTP-002", "line 10", "whole number", NET.replace("  3 2", "  3 2.5"));
        netRefused("CV-TNTP-005", "", "2 links where 3", NET.replace("LINKS> 2", "LINKS> 3"));
        netRefused("CV-TNTP-005", "line 10", "more links than the 1", NET.replace("LINKS> 2", "LINKS> 1"));
        netRefused("CV-TNTP-001", "", "NUMBER OF NODES", NET.replace("<NUMBER OF NODES> 3\n", ""));
        netRefused("CV-TNTP-001", "line 1", "\"two\"", NET.replace("ZONES> 2", "ZONES> two"));
        netRefused("CV-TNTP-001", "", "5 zones", NET.replace("ZONES> 2", "ZONES> 5"));
        netRefused("CV-TNTP-001", "line 4", "ends before", HEAD);
        netRefused("CV-TNTP-001", "line 1", "begins before", "1 3 900");
        netRefused("CV-TNTP-001", "line 2", "99999999999", NET.replace("NODES> 3", "NODES> 99999999999"));
        netRefused("CV-TNTP-002", "line 5", "longer than", HEAD + "<X> " + "x".repeat(2_000_000));
    }

    @Test
    void aTableOfTripsIsRead() throws IOException {
        TntpTrips read = trips(TRIPS);
        assertEquals(2, read.zones());
        assertArrayEquals(new int[] {1, 2}, read.origin());
        assertArrayEquals(new int[] {2, 1}, read.destination());
        assertArrayEquals(new double[] {5.5, 2}, read.trips());
        var written = new StringWriter();
        read.write(written);
        assertArrayEquals(read.trips(), trips(written.toString()).trips());
        var findings = new Findings();
        TntpTrips.read(bytes(TRIPS.replace("7.5", "7.501")), "x_trips.tntp", findings);
        assertEquals(1, findings.quality().warnings().size());
    }

    @Test
    void faultyTripsAreRefusedWithTheirLine() {
        tripsRefused("CV-TNTP-005", "", "sum to 7.5 where 9.5", TRIPS.replace("7.5", "9.5"));
        tripsRefused("CV-TNTP-004", "line 6", "destination 3", TRIPS.replace("2 : 5.5", "3 : 5.5"));
        tripsRefused("CV-TNTP-004", "line 7", "origin 3", TRIPS.replace("Origin\t2", "Origin\t3"));
        tripsRefused("CV-TNTP-006", "line 6", "-5.5 trips from zone 1", TRIPS.replace("2 : 5.5", "2 : -5.5"));
        tripsRefused("CV-TNTP-002", "line 6", "zone : trips", TRIPS.replace("2 : 5.5", "2 5.5"));
        tripsRefused("CV-TNTP-002", "line 6", "\"many\"", TRIPS.replace("2 : 5.5", "2 : many"));
        tripsRefused("CV-TNTP-002", "line 5", "before the first Origin", TRIPS.replace("Origin 1", "" + " 2 : 1;"));
    }

    @Test
    void flowsAndNodesAreRead() throws IOException {
        TntpFlows flows =
                TntpFlows.read(bytes("From \tTo \tVolume \tCost \n1 \t2 \t4494.65 \t6.0008 \n"), "x_flow.tntp");
        assertArrayEquals(new double[] {4494.65}, flows.volume());
        var written = new StringWriter();
        flows.write(written);
        assertArrayEquals(
                flows.cost(),
                TntpFlows.read(bytes(written.toString()), "x_flow.tntp").cost());
        TntpFlows older = TntpFlows.read(
                bytes("<NUMBER OF LINKS>\t1\n<END OF METADATA>\n~ Tail Head : Volume Cost ;\n1 2 : 3.5 4 ;\n"),
                "x_flow.tntp");
        assertArrayEquals(new double[] {3.5}, older.volume());
        TntpNodes nodes = TntpNodes.read(bytes("node\tX\tY\t;\n1\t690309\t-19.5\t;\n"), "x_node.tntp");
        assertArrayEquals(new double[] {690309}, nodes.x());
        assertArrayEquals(new double[] {-19.5}, nodes.y());
        refused(
                "CV-TNTP-002",
                "line 2",
                "not 3",
                assertThrows(
                        Problem.class, () -> TntpFlows.read(bytes("From To Volume Cost\n1 2 3\n"), "x_flow.tntp")));
    }

    @Test
    void thePublishedNetworksAreReadWhole() throws IOException {
        Path folder = TestData.shared("traffic-assignment");
        try (InputStream net = Files.newInputStream(folder.resolve("Chicago-Sketch/ChicagoSketch_net.tntp"));
                InputStream table = Files.newInputStream(folder.resolve("Chicago-Sketch/ChicagoSketch_trips.tntp"));
                InputStream places = Files.newInputStream(folder.resolve("Chicago-Sketch/ChicagoSketch_node.tntp"))) {
            assertEquals(2950, TntpNetwork.read(net, "ChicagoSketch_net.tntp").links());
            var findings = new Findings();
            TntpTrips trips = TntpTrips.read(table, "ChicagoSketch_trips.tntp", findings);
            assertEquals(1260907.44, trips.total(), 1e-3);
            assertEquals(List.of(), findings.quality().warnings());
            // 93,513 entries above 0, of which 378 stay inside their zone.
            assertEquals(93513, trips.trips().length);
            assertEquals(933, TntpNodes.read(places, "ChicagoSketch_node.tntp").node().length);
        }
    }
}
