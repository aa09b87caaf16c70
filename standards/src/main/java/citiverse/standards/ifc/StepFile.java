package citiverse.standards.ifc;

import citiverse.twin.Problem;
import citiverse.twin.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/// A STEP physical file (ISO 10303-21): its bytes and an index of its instances, 20 bytes for each. The first pass
/// checks the whole file; an instance is parsed when it is asked for.
final class StepFile {
    /// Largest file that is read.
    static final long MOST_BYTES = 1L << 29;

    /// Most instances of one file.
    static final int MOST_INSTANCES = 20_000_000;

    private static final int BETWEEN_LOOKS = 1 << 14;

    private final byte[] bytes;
    private final String name;
    private final StepScanner scanner;
    private final List<String> types = new ArrayList<>();
    private final Map<String, Integer> typeNumbers = new HashMap<>();
    private long[] ids = new long[1024];
    private int[] places = new int[1024];
    private int[] typeOf = new int[1024];
    private int size;
    private String schema = "";

    private StepFile(byte[] bytes, String name) {
        this.bytes = bytes;
        this.name = name;
        scanner = new StepScanner(bytes, name);
    }

    /// Reads a file and checks it whole.
    ///
    /// @throws Problem `CV-IFC-001` where it cannot be opened or is too large, `002` where it is no STEP file,
    ///     `003` where it is damaged, with the line
    static StepFile read(Path path, String name, Progress progress) {
        try {
            if (Files.isDirectory(path)) {
                throw unreadable(name, "it is a folder");
            }
            if (Files.size(path) > MOST_BYTES) {
                throw unreadable(name, "it has " + Files.size(path) + " bytes, at most " + MOST_BYTES + " are read");
            }
            return of(Files.readAllBytes(path), name, progress);
        } catch (IOException failed) {
            throw unreadable(name, failed.toString()).causedBy(failed);
        }
    }

    /// The same of bytes that are there already.
    static StepFile of(byte[] bytes, String name, Progress progress) {
        var file = new StepFile(bytes, name);
        file.index(progress);
        return file;
    }

    private static Problem unreadable(String name, String reason) {
        return Problem.user("CV-IFC-001", "the file cannot be read: " + reason)
                .in(name)
                .remedy("Check the path and the rights; split a model that is too large by building");
    }

    private void index(Progress progress) {
        if (!scanner.more() || !scanner.name().equals("ISO-10303-21")) {
            throw Problem.user("CV-IFC-002", "it does not begin with ISO-10303-21")
                    .in(name)
                    .at("line 1")
                    .remedy("Give an IFC file as a STEP physical file (.ifc), not as XML or in an archive");
        }
        scanner.require(';');
        boolean ended = false;
        while (!ended) {
            String section = scanner.name();
            switch (section) {
                case "HEADER" -> header();
                case "DATA" -> data(progress);
                case "END-ISO-10303-21" -> ended = true;
                default -> throw scanner.damaged("a section \"" + section + "\" is not known here");
            }
        }
        scanner.require(';');
        sort();
    }

    private void header() {
        scanner.require(';');
        for (String entity = scanner.name(); !entity.equals("ENDSEC"); entity = scanner.name()) {
            if (entity.isEmpty()) {
                throw scanner.damaged("the header is broken");
            }
            List<StepValue> values = scanner.parameters();
            if (entity.equals("FILE_SCHEMA") && schema.isEmpty()) {
                schema = firstText(values).toUpperCase(java.util.Locale.ROOT);
            }
            scanner.require(';');
        }
        scanner.require(';');
    }

    private static String firstText(List<StepValue> values) {
        return !values.isEmpty()
                        && values.getFirst() instanceof StepValue.Items(List<StepValue> inner)
                        && !inner.isEmpty()
                        && inner.getFirst() instanceof StepValue.Text(String text)
                ? text
                : "";
    }

    private void data(Progress progress) {
        if (!scanner.next(';')) {
            scanner.passParameters();
            scanner.require(';');
        }
        while (true) {
            if (size % BETWEEN_LOOKS == 0) {
                if (progress.cancelled()) {
                    throw new CancellationException("reading " + name + " was cancelled");
                }
                progress.reached("reading " + name, scanner.position(), bytes.length);
            }
            scanner.more();
            int place = scanner.position();
            if (place < bytes.length && bytes[place] != '#') {
                if (!scanner.name().equals("ENDSEC")) {
                    scanner.move(place);
                    throw scanner.damaged("here stands neither an instance (#…) nor ENDSEC");
                }
                scanner.require(';');
                return;
            }
            instance(place);
        }
    }

    private void instance(int place) {
        long id = scanner.id();
        scanner.require('=');
        scanner.more();
        int from = scanner.position();
        if (scanner.next('(')) {
            complex(id, place);
            return;
        }
        String type = scanner.name();
        if (type.isEmpty()) {
            throw scanner.damaged("an instance names no entity");
        }
        scanner.passParameters();
        scanner.require(';');
        add(id, from, type);
    }

    /// An instance of several entities at once. IFC has none that matters here: it is known by its id only.
    private void complex(long id, int place) {
        while (!scanner.next(')')) {
            if (scanner.name().isEmpty()) {
                throw scanner.damaged("an instance names no entity");
            }
            scanner.passParameters();
        }
        scanner.require(';');
        add(id, place, "");
    }

    private void add(long id, int place, String type) {
        if (size == ids.length) {
            if (size >= MOST_INSTANCES) {
                throw scanner.damaged("it has more than " + MOST_INSTANCES + " instances");
            }
            int grown = Math.min(MOST_INSTANCES, size * 2);
            ids = Arrays.copyOf(ids, grown);
            places = Arrays.copyOf(places, grown);
            typeOf = Arrays.copyOf(typeOf, grown);
        }
        ids[size] = id;
        places[size] = place;
        typeOf[size] = typeNumbers.computeIfAbsent(type, unused -> {
            types.add(type);
            return types.size() - 1;
        });
        size++;
    }

    /// Puts the instances in the order of their ids, and refuses an id that is given twice.
    private void sort() {
        boolean sorted = true;
        for (int i = 1; i < size; i++) {
            sorted &= ids[i - 1] < ids[i];
        }
        if (!sorted) {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Long.compare(ids[a], ids[b]));
            long[] oldIds = ids.clone();
            int[] oldPlaces = places.clone();
            int[] oldTypes = typeOf.clone();
            for (int i = 0; i < size; i++) {
                ids[i] = oldIds[order[i]];
                places[i] = oldPlaces[order[i]];
                typeOf[i] = oldTypes[order[i]];
                if (i > 0 && ids[i] == ids[i - 1]) {
                    scanner.move(places[i]);
                    throw scanner.damaged("the instance #" + ids[i] + " stands twice");
                }
            }
        }
    }

    /// The schema that the header names, in capitals, such as `IFC4`.
    String schema() {
        return schema;
    }

    String name() {
        return name;
    }

    int size() {
        return size;
    }

    /// How many instances there are of each entity.
    int count(String type) {
        return ids(type).length;
    }

    /// The ids of all instances of one entity, ascending.
    long[] ids(String type) {
        Integer number = typeNumbers.get(type);
        if (number == null) {
            return new long[0];
        }
        long[] found = new long[16];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (typeOf[i] == number) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = ids[i];
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// All instances of one entity, by id.
    List<StepInstance> all(String type) {
        return Arrays.stream(ids(type)).mapToObj(id -> instance(id, id)).toList();
    }

    /// The entities that occur, in the order of their first instance.
    List<String> types() {
        return List.copyOf(types);
    }

    /// The entity of an instance, empty where there is none.
    String typeOf(long id) {
        int index = Arrays.binarySearch(ids, 0, size, id);
        return index < 0 ? "" : types.get(typeOf[index]);
    }

    /// An instance.
    ///
    /// @param from the instance that names it
    /// @throws Fault where it is not there
    StepInstance instance(long id, long from) {
        int index = Arrays.binarySearch(ids, 0, size, id);
        if (index < 0) {
            throw new Fault(from, "it names #" + id + ", which is not there");
        }
        String type = types.get(typeOf[index]);
        if (type.isEmpty()) {
            return new StepInstance(this, id, type, List.of());
        }
        scanner.move(places[index]);
        scanner.name();
        try {
            return new StepInstance(this, id, type, scanner.parameters());
        } catch (Problem bad) {
            throw new Fault(id, bad.reason());
        }
    }

    /// The line on which an instance stands, 0 where it does not.
    int line(long id) {
        int index = Arrays.binarySearch(ids, 0, size, id);
        return index < 0 ? 0 : scanner.line(places[index]);
    }
}
