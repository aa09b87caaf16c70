package citiverse.twin.store;

import citiverse.twin.ContentHash;
import citiverse.twin.Raster;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Rasters in bands of 64 rows, each deflated: big-endian floats, row by row from the north.
final class RasterStore {
    private static final int BAND = 64;

    /// Deflate cannot pack tighter than about 1 : 1,032, so a forged size cannot ask for more memory.
    private static final int LARGEST_RATIO = 1_100;

    private RasterStore() {}

    /// Keeps a raster as of a sequence, ending the version before it. Gives false where it was the same already.
    static boolean put(Sqlite db, Raster raster, long seq) throws SQLException {
        byte[] digest = ContentHash.raster(raster);
        String current = "SELECT lower(hex(digest)) FROM raster_version WHERE name = ? AND to_seq IS NULL";
        if (ContentHash.hex(digest).equals(db.text(current, raster.name()))) {
            return false;
        }
        end(db, raster.name(), seq);
        db.update(
                "INSERT INTO raster_version (name, from_seq, source, width, height, west, north, cell_width,"
                        + " cell_height, unit, datum, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                raster.name(),
                seq,
                raster.source(),
                raster.width(),
                raster.height(),
                raster.west(),
                raster.north(),
                raster.cellWidth(),
                raster.cellHeight(),
                raster.unit(),
                raster.datum(),
                digest);
        long row = db.number("SELECT max(row) FROM raster_version");
        for (int top = 0; top < raster.height(); top += BAND) {
            int cells = Math.min(BAND, raster.height() - top) * raster.width();
            var bytes = ByteBuffer.allocate(4 * cells);
            for (int i = 0; i < cells; i++) {
                bytes.putInt(Float.floatToIntBits(raster.values()[top * raster.width() + i]));
            }
            db.update("INSERT INTO raster_tile VALUES (?, ?, ?)", row, top / BAND, deflated(bytes.array()));
        }
        return true;
    }

    static void end(Sqlite db, String name, long seq) throws SQLException {
        db.update("UPDATE raster_version SET to_seq = ? WHERE name = ? AND to_seq IS NULL", seq, name);
    }

    private static byte[] deflated(byte[] bytes) {
        try (var deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            byte[] buffer = new byte[16_384];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    /// Names of the rasters seen at a sequence, in order.
    static List<String> names(Sqlite db, long seq) throws SQLException {
        List<String> names = new ArrayList<>();
        db.each(
                row -> names.add(row.getString(1)),
                "SELECT name FROM raster_version WHERE from_seq <= ? AND (to_seq IS NULL OR to_seq > ?) ORDER BY name",
                seq,
                seq);
        return names;
    }

    /// The row of a raster seen at a sequence, 0 where there is none.
    static long row(Sqlite db, String name, long seq) throws SQLException {
        return db.number(
                "SELECT row FROM raster_version WHERE name = ? AND from_seq <= ? AND (to_seq IS NULL OR to_seq > ?)"
                        + " ORDER BY row DESC LIMIT 1",
                name,
                seq,
                seq);
    }

    static byte[] digest(Sqlite db, long row) throws SQLException {
        try (ResultSet rows =
                db.bind("SELECT digest FROM raster_version WHERE row = ?", row).executeQuery()) {
            return rows.next() ? rows.getBytes(1) : new byte[0];
        }
    }

    /// Reads the raster of a row.
    ///
    /// @throws IllegalArgumentException where its tiles do not fit
    static Raster read(Sqlite db, long row) throws SQLException {
        String sql = "SELECT name, source, width, height, west, north, cell_width, cell_height, unit, datum"
                + " FROM raster_version WHERE row = ?";
        try (ResultSet told = db.bind(sql, row).executeQuery()) {
            if (!told.next()) {
                throw new IllegalArgumentException("raster " + row + " is gone");
            }
            int width = told.getInt(3);
            int height = told.getInt(4);
            return new Raster(
                    told.getString(1),
                    told.getString(2),
                    width,
                    height,
                    told.getDouble(5),
                    told.getDouble(6),
                    told.getDouble(7),
                    told.getDouble(8),
                    values(db, row, width, height),
                    told.getString(9),
                    told.getString(10));
        }
    }

    private static float[] values(Sqlite db, long row, int width, int height) throws SQLException {
        if (width <= 0 || height <= 0 || (long) width * height > Integer.MAX_VALUE / 4) {
            throw new IllegalArgumentException("a raster of " + width + " x " + height + " cells is impossible");
        }
        long bands = (height + BAND - 1) / BAND;
        if (db.number("SELECT count(*) FROM raster_tile WHERE raster = ?", row) != bands) {
            throw new IllegalArgumentException("raster " + row + " does not have its " + bands + " tiles");
        }
        long packed = db.number("SELECT sum(length(data)) FROM raster_tile WHERE raster = ?", row);
        if (4L * width * height > packed * LARGEST_RATIO) {
            throw new IllegalArgumentException(packed + " bytes cannot hold " + width + " x " + height + " cells");
        }
        float[] values = new float[width * height];
        db.each(
                tile -> {
                    int top = tile.getInt(1) * BAND;
                    if (top < 0 || top >= height) {
                        throw new IllegalArgumentException("tile " + tile.getInt(1) + " is outside the raster");
                    }
                    inflate(tile.getBytes(2), values, top * width, Math.min(BAND, height - top) * width);
                },
                "SELECT tile, data FROM raster_tile WHERE raster = ? ORDER BY tile",
                row);
        return values;
    }

    private static void inflate(byte[] deflated, float[] values, int from, int cells) {
        byte[] bytes = new byte[4 * cells + 1];
        try (var inflater = new Inflater()) {
            inflater.setInput(deflated);
            int length = 0;
            while (!inflater.finished() && length < bytes.length) {
                int got = inflater.inflate(bytes, length, bytes.length - length);
                if (got == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                length += got;
            }
            if (length != 4 * cells || inflater.getRemaining() > 0) {
                throw new IllegalArgumentException("a tile of the raster has the wrong size");
            }
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a tile of the raster cannot be unpacked", e);
        }
        ByteBuffer.wrap(bytes, 0, 4 * cells).asFloatBuffer().get(values, from, cells);
    }
}
