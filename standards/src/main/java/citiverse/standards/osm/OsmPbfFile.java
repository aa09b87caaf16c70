package citiverse.standards.osm;

import citiverse.standards.osm.OsmVisitor.Kind;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// An OSM PBF file that can be scanned several times. A scan remembers which blobs hold which kinds of objects, so
/// that later scans unpack only what they want.
public final class OsmPbfFile {
    private static final Set<String> UNDERSTOOD = Set.of("OsmSchema-V0.6", "DenseNodes");
    private static final double NANO = 1e9;

    private final Path path;
    private final String name;
    private final List<Set<Kind>> kindsByBlob = new ArrayList<>();
    private OsmHeader header;

    /// @param path the file
    /// @param name its name as the user gave it, for messages
    public OsmPbfFile(Path path, String name) {
        this.path = path;
        this.name = name;
    }

    /// What the header says.
    ///
    /// @throws Problem `CV-OSM-001` to `CV-OSM-008` where it cannot be read
    public OsmHeader header() {
        if (header == null) {
            try (var blobs = new BlobReader(path, name)) {
                blobs.next();
                header = readHeader(blobs);
            }
        }
        return header;
    }

    long bytes() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw BlobReader.unreadable(name, e);
        }
    }

    /// Visits all objects of the wanted kinds in the order of the file.
    ///
    /// @param step name of this scan for the progress, whose unit is bytes of the file
    /// @throws Problem `CV-OSM-001` to `CV-OSM-008` where the file cannot be read to its end
    /// @throws CancellationException where nobody wants the result any more
    public void scan(Set<Kind> wanted, OsmVisitor visitor, String step, Progress progress) {
        long bytes = bytes();
        var decoder = new BlockDecoder();
        try (var blobs = new BlobReader(path, name)) {
            while (blobs.next()) {
                if (progress.cancelled()) {
                    throw new CancellationException("reading " + name + " was cancelled");
                }
                if (blobs.index() == 0) {
                    header = readHeader(blobs);
                    remember(0, EnumSet.noneOf(Kind.class));
                } else {
                    data(blobs, decoder, wanted, visitor);
                }
                progress.reached(step, blobs.offset(), bytes);
            }
        }
    }

    private void data(BlobReader blobs, BlockDecoder decoder, Set<Kind> wanted, OsmVisitor visitor) {
        int index = blobs.index();
        boolean known = index < kindsByBlob.size();
        if (known && kindsByBlob.get(index).stream().noneMatch(wanted::contains)) {
            return;
        }
        if (!blobs.type().equals("OSMData")) {
            remember(index, EnumSet.noneOf(Kind.class));
            return;
        }
        try {
            remember(index, decoder.decode(blobs.content(), wanted, visitor));
        } catch (ProtoReader.Malformed e) {
            throw blobs.malformed(e.getMessage(), e);
        }
    }

    private void remember(int index, Set<Kind> kinds) {
        if (index == kindsByBlob.size()) {
            kindsByBlob.add(kinds);
        }
    }

    private OsmHeader readHeader(BlobReader blobs) {
        if (!blobs.type().equals("OSMHeader")) {
            throw blobs.malformed("the first blob must be OSMHeader, not \"" + blobs.type() + '"', null);
        }
        try {
            return readHeader(blobs.content());
        } catch (ProtoReader.Malformed e) {
            throw blobs.malformed(e.getMessage(), e);
        }
    }

    private OsmHeader readHeader(ProtoReader block) throws ProtoReader.Malformed {
        double[] box = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        var required = new ArrayList<String>();
        var optional = new ArrayList<String>();
        String writer = "";
        while (block.more()) {
            switch (block.field()) {
                case 1 -> box = readBox(block.inner());
                case 4 -> required.add(BlobReader.text(block.inner()));
                case 5 -> optional.add(BlobReader.text(block.inner()));
                case 16 -> writer = BlobReader.text(block.inner());
                default -> block.skip();
            }
        }
        for (String feature : required) {
            if (!UNDERSTOOD.contains(feature)) {
                throw Problem.user("CV-OSM-008", "reading it requires the feature \"" + feature + '"')
                        .in(name)
                        .at("blob 0 at byte 0")
                        .remedy("Give an extract of one moment, such as osmium extract makes");
            }
        }
        return new OsmHeader(box[0], box[1], box[2], box[3], required, optional, writer);
    }

    private static double[] readBox(ProtoReader box) throws ProtoReader.Malformed {
        double[] sides = new double[4];
        while (box.more()) {
            switch (box.field()) {
                case 1 -> sides[0] = degrees(box);
                case 2 -> sides[2] = degrees(box);
                case 3 -> sides[3] = degrees(box);
                case 4 -> sides[1] = degrees(box);
                default -> box.skip();
            }
        }
        return sides;
    }

    private static double degrees(ProtoReader box) throws ProtoReader.Malformed {
        long value = box.number();
        return ((value >>> 1) ^ -(value & 1)) / NANO;
    }
}
