package citiverse.standards.gtfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import citiverse.standards.Collected;
import citiverse.standards.Reading;
import citiverse.standards.TestData;
import citiverse.twin.Layers;
import citiverse.twin.transit.Timetable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GtfsWriterTest {
    @TempDir
    Path folder;

    private static GtfsFeed feed() {
        LocalDate start = LocalDate.of(2026, 1, 1);
        return new GtfsFeed(
                List.of(new GtfsFeed.Agency("M", "Metro, \"the\" city", "https://metro.example", "America/Sao_Paulo")),
                List.of(new GtfsFeed.Stop("A", "Praça, 1", -51.2, -30.0), new GtfsFeed.Stop("B", "", -51.21, -30.0)),
                List.of(new GtfsFeed.Route("L1", "M", "1", "Line 1", 1, "CC0000")),
                List.of(new GtfsFeed.Service(
                        "W",
                        EnumSet.of(DayOfWeek.MONDAY),
                        start,
                        start.plusDays(13),
                        List.of(LocalDate.of(2026, 1, 1)),
                        List.of(LocalDate.of(2026, 1, 12)))),
                List.of(new GtfsFeed.Shape(
                        "S", new double[] {-51.2, -51.205, -51.21}, new double[] {-30, -30.001, -30})),
                List.of(
                        new GtfsFeed.Trip(
                                "T1",
                                "L1",
                                "W",
                                "Centro",
                                0,
                                "S",
                                List.of(
                                        new GtfsFeed.Call("A", 86_000, 86_010, true, false),
                                        new GtfsFeed.Call("B", 86_500, 86_510)),
                                List.of()),
                        new GtfsFeed.Trip(
                                "T2",
                                "L1",
                                "W",
                                "",
                                GtfsFeed.NOT_TOLD,
                                "",
                                List.of(new GtfsFeed.Call("B", 0, 0), new GtfsFeed.Call("A", 300, 300)),
                                List.of(new GtfsFeed.Headway(21_600, 36_000, 420, false)))),
                List.of(new GtfsFeed.Transfer("A", "B", 2, 90)));
    }

    private static byte[] bytes() throws IOException {
        var out = new ByteArrayOutputStream();
        GtfsWriter.write(feed(), out);
        return out.toByteArray();
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path path = Files.write(folder.resolve("metro.zip"), bytes());
        var found = new Collected();
        var quality = GtfsReader.read(path, new Reading(TestData.PORTO_ALEGRE, "metro", "metro.zip"), found);
        assertEquals(List.of(), quality.warnings());
        assertEquals(
                "Praça, 1",
                found.named(Layers.TRANSIT_STOP, "A").properties().text("name").orElseThrow());
        assertEquals(
                "2026-01-01 2026-01-05",
                found.named(Layers.TRANSIT_SERVICE, "W")
                        .properties()
                        .text("dates")
                        .orElseThrow());
        Timetable there = Timetable.unpack(found.named(Layers.TRANSIT_PATTERN, "L1~1")
                .properties()
                .bytes("timetable")
                .orElseThrow());
        assertArrayEquals(new int[] {86_010, 86_510}, there.trips().getFirst().departures());
        assertArrayEquals(new boolean[] {false, true}, there.dropOff());
        assertEquals(3, found.named(Layers.TRANSIT_PATTERN, "L1~1").shape().getNumPoints());
        Timetable back = Timetable.unpack(found.named(Layers.TRANSIT_PATTERN, "L1~2")
                .properties()
                .bytes("timetable")
                .orElseThrow());
        assertEquals(420, back.frequencies().getFirst().headway());
        assertEquals(
                90,
                found.named(Layers.TRANSIT_TRANSFER, "A~B")
                        .properties()
                        .whole("min_seconds")
                        .orElseThrow());
    }

    @Test
    void theSameFeedGivesTheSameBytesInAnyZone() throws IOException {
        byte[] here = bytes();
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertArrayEquals(here, bytes());
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
