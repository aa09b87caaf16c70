package citiverse.sense;

import citiverse.sense.city.CityFile;
import citiverse.sense.city.SourceEntry;
import citiverse.standards.csv.CsvMapping;
import citiverse.standards.csv.CsvRows;
import citiverse.standards.csv.PlacesReader;
import citiverse.twin.City;
import citiverse.twin.LayerSchema;
import citiverse.twin.LayerSchema.Kind;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/// Completes what a city file tells of a table by looking at the table: which columns name and place the rows, and
/// of what kind the others are. Checks at the door that none of them looks like personal data.
///
/// A column is `whole` where all its values are whole numbers of at most 15 digits, `real` where all are numbers,
/// else `text`; numbers with a leading zero are codes and thus text. A number whose unit is not told is taken as a
/// plain count or ratio, unit `1`, and that is noted.
final class CsvColumns {
    private static final int ROWS_BETWEEN_LOOKS = 1 << 12;
    private static final List<String> KEYS =
            List.of("id", "key", "code", "fid", "gid", "objectid", "codigo", "cod", "identifier", "uuid", "h3");
    private static final List<String> LONGITUDES = List.of("lon", "lng", "long", "longitude", "stop_lon", "x_lon");
    private static final List<String> LATITUDES = List.of("lat", "latitude", "stop_lat", "y_lat");

    private final SourceEntry entry;
    private final List<String> header;
    private final List<String> notes = new ArrayList<>();

    private CsvColumns(SourceEntry entry, List<String> header) {
        this.entry = entry;
        this.header = header;
    }

    /// A mapping with nothing left open.
    ///
    /// @param notes what was assumed, for the quality of the import
    record Complete(CsvMapping mapping, List<String> notes) {}

    /// Completes the mapping of a table.
    ///
    /// @throws Problem `CV-SENSE-005` where the columns cannot be guessed, with a city file to start from;
    ///     `CV-SENSE-006` where a column looks like personal data
    static Complete of(Path path, SourceEntry entry, City city, Progress progress) {
        try (CsvRows rows = PlacesReader.open(path, entry.file())) {
            var columns = new CsvColumns(entry, rows.header());
            String key = columns.told(entry.key(), KEYS);
            String x = columns.told(entry.x(), LONGITUDES);
            String y = columns.told(entry.y(), LATITUDES);
            List<SourceEntry.Column> read = columns.columns(key, x, y);
            var seen = columns.look(rows, key, read, progress);
            if (key.isEmpty() || x.isEmpty() || y.isEmpty()) {
                throw columns.unguessable(key, x, y, seen, read, city);
            }
            return new Complete(columns.mapping(key, x, y, read, seen), columns.notes);
        }
    }

    private String told(String name, List<String> usual) {
        if (!name.isEmpty()) {
            return name;
        }
        return header.stream()
                .filter(column -> usual.contains(column.toLowerCase(Locale.ROOT)))
                .min((a, b) -> Integer.compare(rank(a, usual), rank(b, usual)))
                .orElse("");
    }

    private static int rank(String column, List<String> usual) {
        return usual.indexOf(column.toLowerCase(Locale.ROOT));
    }

    /// The columns to be read: those told, or all that do not name or place the row.
    private List<SourceEntry.Column> columns(String key, String x, String y) {
        var read = new ArrayList<SourceEntry.Column>();
        if (entry.columns().isEmpty()) {
            var taken = new HashSet<String>();
            for (String name : header) {
                if (!name.isEmpty() && !List.of(key, x, y).contains(name)) {
                    String to = CityFile.propertyName(name);
                    for (int next = 2; !taken.add(to); next++) {
                        to = CityFile.propertyName(name) + '_' + next;
                    }
                    read.add(new SourceEntry.Column(name, to, null, "", "", "", SourceEntry.Personal.NOT_TOLD));
                }
            }
        } else {
            entry.columns().stream()
                    .filter(column -> column.personal() != SourceEntry.Personal.DROP)
                    .forEach(read::add);
        }
        for (SourceEntry.Column column : read) {
            if (column.personal() == SourceEntry.Personal.NOT_TOLD && PersonalData.isNamed(column.name())) {
                throw PersonalData.refused(entry.file(), column.name(), "is named like personal data");
            }
        }
        if (PersonalData.isNamed(key)) {
            throw PersonalData.refused(entry.file(), key, "names the rows and is named like personal data");
        }
        return read;
    }

    /// Looks at every value once; a column that is not there is refused when the table is read.
    private Seen[] look(CsvRows rows, String key, List<SourceEntry.Column> read, Progress progress) {
        var seen = new Seen[read.size() + 1];
        Arrays.setAll(seen, i -> new Seen());
        int[] columns = new int[seen.length];
        for (int i = 0; i < read.size(); i++) {
            columns[i] = rows.column(read.get(i).name());
        }
        columns[read.size()] = rows.column(key);
        for (long row = 0; rows.next(); row++) {
            if (row % ROWS_BETWEEN_LOOKS == 0 && progress.cancelled()) {
                throw new CancellationException("reading " + entry.file() + " was cancelled");
            }
            for (int i = 0; i < seen.length; i++) {
                String text = rows.text(columns[i]);
                if (!text.isEmpty() && !entry.missing().contains(text)) {
                    seen[i].add(text, entry.decimalComma());
                }
            }
        }
        for (int i = 0; i < seen.length; i++) {
            boolean vouched = i < read.size() && read.get(i).personal() == SourceEntry.Personal.PUBLIC;
            if (!seen[i].personal.isEmpty() && !vouched) {
                String name = i < read.size() ? read.get(i).name() : key;
                throw PersonalData.refused(entry.file(), name, "holds what looks like " + seen[i].personal);
            }
        }
        return seen;
    }

    private CsvMapping mapping(String key, String x, String y, List<SourceEntry.Column> read, Seen[] seen) {
        var columns = new ArrayList<CsvMapping.Column>();
        for (int i = 0; i < read.size(); i++) {
            SourceEntry.Column column = read.get(i);
            Kind kind = column.kind() == null ? seen[i].kind() : column.kind();
            boolean number = kind == Kind.WHOLE || kind == Kind.REAL;
            if (number && column.unit().isEmpty()) {
                notes.add("column " + column.name() + ": no unit was told; taken as a plain number (unit 1)");
            }
            columns.add(new CsvMapping.Column(
                    column.name(),
                    new LayerSchema.Column(
                            column.to(),
                            kind,
                            number && column.unit().isEmpty() ? "1" : number ? column.unit() : "",
                            column.description(),
                            column.group())));
        }
        String crs = entry.crs().isEmpty() ? CsvMapping.DEGREES : entry.crs();
        return new CsvMapping(layer(), entry.title(), key, x, y, crs, entry.decimalComma(), entry.missing(), columns);
    }

    private String layer() {
        return entry.layer().isEmpty() ? CityFile.propertyName(entry.id()) : entry.layer();
    }

    private Problem unguessable(String key, String x, String y, Seen[] seen, List<SourceEntry.Column> read, City city) {
        Set<String> open = new TreeSet<>();
        if (key.isEmpty()) {
            open.add("which column names each row (key)");
        }
        if (x.isEmpty() || y.isEmpty()) {
            open.add("which columns hold longitude and latitude (lon, lat; or x, y and crs)");
        }
        return Problem.user(
                        "CV-SENSE-005",
                        "the table does not tell " + String.join(" nor ", open) + "; its columns are "
                                + String.join(", ", header.subList(0, Math.min(30, header.size()))))
                .in(entry.file())
                .at("line 1")
                .remedy("Write a city file, city.yaml, and import that; to start from:\n"
                        + suggestion(key, x, y, seen, read, city) + "# what stands in <> is to be filled in");
    }

    private String suggestion(String key, String x, String y, Seen[] seen, List<SourceEntry.Column> read, City city) {
        var yaml = new StringBuilder();
        yaml.append("city: {id: ")
                .append(city.id())
                .append(", name: ")
                .append(quoted(city.name()))
                .append(", timezone: ")
                .append(city.zone().getId())
                .append("}\n");
        yaml.append("sources:\n  - id: ")
                .append(entry.id())
                .append("\n    file: ")
                .append(quoted(entry.file()));
        yaml.append("\n    layer: ").append(layer());
        yaml.append("\n    key: ").append(key.isEmpty() ? "<column>" : quoted(key));
        yaml.append("\n    lon: ").append(x.isEmpty() ? "<column>" : quoted(x));
        yaml.append("\n    lat: ").append(y.isEmpty() ? "<column>" : quoted(y));
        yaml.append("\n    columns:\n");
        for (int i = 0; i < read.size(); i++) {
            Kind kind = seen[i].kind();
            yaml.append("      ")
                    .append(quoted(read.get(i).name()))
                    .append(": {kind: ")
                    .append(kind.name().toLowerCase(Locale.ROOT))
                    .append(kind == Kind.TEXT ? "}\n" : ", unit: \"1\"}\n");
        }
        return yaml.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// What the values of one column have in common.
    private static final class Seen {
        private static final int MOST_DIGITS = 15;

        private boolean any;
        private boolean whole = true;
        private boolean number = true;
        private String personal = "";

        void add(String text, boolean decimalComma) {
            any = true;
            if (number) {
                String plain = decimalComma ? text.replace(',', '.') : text;
                number = !Double.isNaN(CsvRows.decimal(plain)) && !plain.matches("[-+]?0[0-9].*");
                whole = whole && number && plain.matches("[-+]?[0-9]{1," + MOST_DIGITS + "}");
            }
            if (personal.isEmpty()) {
                personal = PersonalData.form(text).orElse("");
            }
        }

        Kind kind() {
            return !any || !number ? Kind.TEXT : whole ? Kind.WHOLE : Kind.REAL;
        }
    }
}
