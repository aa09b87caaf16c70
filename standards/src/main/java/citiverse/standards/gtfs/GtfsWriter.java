package citiverse.standards.gtfs;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a feed as a GTFS archive. The same feed gives the same bytes on every machine: files in a fixed order,
/// dated 1980-02-01, stored and not packed (packers differ between systems).
public final class GtfsWriter {
    /// The first day that an archive can tell without naming a time zone is 2 January 1980.
    private static final LocalDateTime STAMP = LocalDateTime.of(1980, 2, 1, 0, 0);

    /// Decimal places of a degree: 1 cm.
    private static final int DEGREE_DIGITS = 7;

    private GtfsWriter() {}

    /// Writes the archive; files without rows are left out, except those that GTFS requires.
    public static void write(GtfsFeed feed, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setMethod(ZipOutputStream.STORED);
        add(zip, "agency.txt", true, "agency_id,agency_name,agency_url,agency_timezone", rows -> feed.agencies()
                .forEach(one -> rows.writeRecord(one.id(), one.name(), one.url(), one.zone())));
        add(
                zip,
                "stops.txt",
                true,
                "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station",
                rows -> feed.stops()
                        .forEach(one -> rows.writeRecord(
                                one.id(),
                                one.name(),
                                degrees(one.latitude()),
                                degrees(one.longitude()),
                                Integer.toString(one.type()),
                                one.parent())));
        add(
                zip,
                "routes.txt",
                true,
                "route_id,agency_id,route_short_name,route_long_name,route_type,route_color",
                rows -> feed.routes()
                        .forEach(one -> rows.writeRecord(
                                one.id(),
                                one.agency(),
                                one.shortName(),
                                one.longName(),
                                Integer.toString(one.mode()),
                                one.colour())));
        add(
                zip,
                "calendar.txt",
                true,
                "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date",
                rows -> feed.services().forEach(one -> week(rows, one)));
        add(zip, "calendar_dates.txt", false, "service_id,date,exception_type", rows -> feed.services()
                .forEach(one -> exceptions(rows, one)));
        add(zip, "shapes.txt", false, "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence", rows -> feed.shapes()
                .forEach(one -> shape(rows, one)));
        add(
                zip,
                "trips.txt",
                true,
                "route_id,service_id,trip_id,trip_headsign,direction_id,shape_id",
                rows -> feed.trips()
                        .forEach(one -> rows.writeRecord(
                                one.route(),
                                one.service(),
                                one.id(),
                                one.headsign(),
                                number(one.direction()),
                                one.shape())));
        add(
                zip,
                "stop_times.txt",
                true,
                "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type",
                rows -> feed.trips().forEach(one -> calls(rows, one)));
        add(zip, "frequencies.txt", false, "trip_id,start_time,end_time,headway_secs,exact_times", rows -> feed.trips()
                .forEach(one -> headways(rows, one)));
        add(
                zip,
                "transfers.txt",
                false,
                "from_stop_id,to_stop_id,transfer_type,min_transfer_time",
                rows -> feed.transfers()
                        .forEach(one -> rows.writeRecord(
                                one.from(), one.to(), Integer.toString(one.type()), number(one.seconds()))));
        zip.finish();
    }

    private static void add(ZipOutputStream zip, String name, boolean required, String header, Consumer<CsvWriter> rows)
            throws IOException {
        var text = new StringWriter();
        var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord(header.split(","));
        rows.accept(csv);
        csv.flush();
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (!required && bytes.length == header.length() + 1) {
            return;
        }
        var crc = new CRC32();
        crc.update(bytes);
        var entry = new ZipEntry(name);
        entry.setTimeLocal(STAMP);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void week(CsvWriter rows, GtfsFeed.Service service) {
        var fields = new String[10];
        fields[0] = service.id();
        for (DayOfWeek day : DayOfWeek.values()) {
            fields[day.getValue()] = service.days().contains(day) ? "1" : "0";
        }
        fields[8] = date(service.start());
        fields[9] = date(service.end());
        rows.writeRecord(fields);
    }

    private static void exceptions(CsvWriter rows, GtfsFeed.Service service) {
        service.added().forEach(day -> rows.writeRecord(service.id(), date(day), "1"));
        service.removed().forEach(day -> rows.writeRecord(service.id(), date(day), "2"));
    }

    private static void shape(CsvWriter rows, GtfsFeed.Shape shape) {
        for (int i = 0; i < shape.longitudes().length; i++) {
            rows.writeRecord(
                    shape.id(), degrees(shape.latitudes()[i]), degrees(shape.longitudes()[i]), Integer.toString(i));
        }
    }

    private static void calls(CsvWriter rows, GtfsFeed.Trip trip) {
        List<GtfsFeed.Call> calls = trip.calls();
        for (int i = 0; i < calls.size(); i++) {
            GtfsFeed.Call call = calls.get(i);
            rows.writeRecord(
                    trip.id(),
                    time(call.arrival()),
                    time(call.departure()),
                    call.stop(),
                    Integer.toString(i + 1),
                    call.pickup() ? "0" : "1",
                    call.dropOff() ? "0" : "1");
        }
    }

    private static void headways(CsvWriter rows, GtfsFeed.Trip trip) {
        for (GtfsFeed.Headway headway : trip.headways()) {
            rows.writeRecord(
                    trip.id(),
                    time(headway.start()),
                    time(headway.end()),
                    Integer.toString(headway.seconds()),
                    headway.exact() ? "1" : "0");
        }
    }

    private static String date(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String time(int seconds) {
        return seconds == GtfsFeed.NOT_TOLD
                ? ""
                : String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static String number(int number) {
        return number == GtfsFeed.NOT_TOLD ? "" : Integer.toString(number);
    }

    private static String degrees(double degrees) {
        return BigDecimal.valueOf(degrees)
                .setScale(DEGREE_DIGITS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
