package citiverse.standards.zip;

import citiverse.twin.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A ZIP archive that is not trusted.
///
/// Names that leave the archive, duplicate names, encrypted members, unknown methods, too many members and absurd
/// claims are refused when it is opened; a member that inflates to more than allowed, or not to what the archive
/// promised, is refused while it is read. Where all members lie in one folder (as some feeds are packed), they are
/// named without it.
public final class SafeZip implements AutoCloseable {
    private final ZipFile zip;
    private final String file;
    private final Limits limits;
    private final SortedMap<String, ZipEntry> members;
    private final String folder;
    private long inflated;

    private SafeZip(ZipFile zip, String file, Limits limits, SortedMap<String, ZipEntry> members, String folder) {
        this.zip = zip;
        this.file = file;
        this.limits = limits;
        this.members = members;
        this.folder = folder;
    }

    /// How much an archive may hold.
    ///
    /// @param members most members
    /// @param totalBytes most bytes of all members together, inflated
    /// @param ratio most inflated bytes per packed byte of one member, once it has given [#FREE_BYTES]
    public record Limits(int members, long totalBytes, int ratio) {
        /// 10,000 members, 4 GiB inflated, 200 to 1. Timetables pack to about 1 : 30.
        public static final Limits DEFAULT = new Limits(10_000, 4L << 30, 200);

        /// So many bytes of a member are not measured against the ratio: small texts may repeat themselves.
        public static final long FREE_BYTES = 1 << 20;
    }

    /// Opens an archive within the default limits.
    ///
    /// @param path where it lies
    /// @param file how the user calls it, for messages
    public static SafeZip open(Path path, String file) {
        return open(path, file, Limits.DEFAULT);
    }

    /// Opens an archive.
    ///
    /// @throws Problem `CV-ZIP-001` where it is not a readable archive, `002` for a name that leaves it, `003`
    ///     for a
    ///     name given twice, `004` for too many members, `005` for one that claims too much
    public static SafeZip open(Path path, String file, Limits limits) {
        if (!Files.isRegularFile(path)) {
            throw Problem.user("CV-ZIP-001", "there is no such file").in(file).remedy("Check the path");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException broken) {
            throw Problem.user("CV-ZIP-001", "it cannot be read as a ZIP archive (" + broken.getMessage() + ")")
                    .in(file)
                    .remedy("Fetch it again; it may be cut short, encrypted or packed with an unusual method")
                    .causedBy(broken);
        } catch (IOException failed) {
            throw Problem.ours("CV-ZIP-008", "the disk refused to read it", failed)
                    .in(file);
        }
        try {
            var members = membersOf(zip, file, limits);
            String folder = commonFolder(members);
            return new SafeZip(zip, file, limits, withoutFolder(members, folder), folder);
        } catch (Problem problem) {
            close(zip, problem);
            throw problem;
        }
    }

    /// Names of the members in code point order, without the folder that all of them share.
    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /// The folder that all members share, with a final slash; empty where there is none.
    public String folder() {
        return folder;
    }

    /// The member as people find it: `archive.zip!folder/member.txt`.
    public String place(String name) {
        return file + '!' + folder + name;
    }

    /// What the archive says the member inflates to, bytes; -1 where it does not say.
    public long claimedBytes(String name) {
        ZipEntry entry = members.get(name);
        return entry == null ? -1 : entry.getSize();
    }

    /// The content of a member, checked while it is read.
    ///
    /// @throws IllegalArgumentException where there is no such member
    public InputStream read(String name) {
        ZipEntry entry = members.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no member " + name + " in " + file);
        }
        try {
            return new CheckedMember(zip.getInputStream(entry), entry, place(name), limits, this::count);
        } catch (IOException broken) {
            throw CheckedMember.damaged(place(name), broken);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException failed) {
            throw Problem.ours("CV-ZIP-008", "the archive could not be closed", failed)
                    .in(file);
        }
    }

    private long count(long bytes) {
        inflated += bytes;
        return inflated;
    }

    private static SortedMap<String, ZipEntry> membersOf(ZipFile zip, String file, Limits limits) {
        if (zip.size() > limits.members()) {
            throw Problem.user(
                            "CV-ZIP-004",
                            "it holds " + zip.size() + " members; at most " + limits.members() + " are read")
                    .in(file)
                    .remedy("Pack only the files that are meant to be read");
        }
        var members = new TreeMap<String, ZipEntry>();
        long claimed = 0;
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            requireInside(name, file);
            if (entry.isDirectory() || isClutter(name)) {
                continue;
            }
            if (members.put(name, entry) != null) {
                throw Problem.user(
                                "CV-ZIP-003",
                                "the name is given to two members, and programs differ in which they read")
                        .in(file + '!' + name)
                        .remedy("Pack it again with each file once");
            }
            claimed += Math.max(0, entry.getSize());
            if (claimed > limits.totalBytes()) {
                throw Problem.user("CV-ZIP-005", "it claims to hold more than " + limits.totalBytes() + " bytes")
                        .in(file + '!' + name)
                        .remedy("Check where it comes from; so much is refused before any of it is read");
            }
        }
        return members;
    }

    private static void requireInside(String name, String file) {
        boolean leaves = name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf(':') == 1
                || name.indexOf('\0') >= 0
                || List.of(name.split("/")).contains("..");
        if (leaves) {
            throw Problem.user("CV-ZIP-002", "the name of the member leaves the archive or is no plain path")
                    .in(file + '!' + name.replace('\0', '?'))
                    .remedy("Do not use this archive unless you know who packed it and why");
        }
    }

    private static boolean isClutter(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/") || last.startsWith(".") || last.equals("Thumbs.db");
    }

    private static String commonFolder(SortedMap<String, ZipEntry> members) {
        if (members.isEmpty()) {
            return "";
        }
        String first = members.firstKey();
        String folder = first.substring(0, first.lastIndexOf('/') + 1);
        while (!folder.isEmpty()) {
            String candidate = folder;
            if (members.keySet().stream().allMatch(name -> name.startsWith(candidate))) {
                return folder;
            }
            folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
        }
        return "";
    }

    private static SortedMap<String, ZipEntry> withoutFolder(SortedMap<String, ZipEntry> members, String folder) {
        var inner = new TreeMap<String, ZipEntry>();
        members.forEach((name, entry) -> inner.put(name.substring(folder.length()), entry));
        return inner;
    }

    private static void close(ZipFile zip, Problem problem) {
        try {
            zip.close();
        } catch (IOException failed) {
            problem.addSuppressed(failed);
        }
    }
}
