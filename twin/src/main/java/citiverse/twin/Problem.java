package citiverse.twin;

import java.util.Objects;

/// Something went wrong that a person can be told about: where, why, and what to do.
///
/// The same stable code appears on the command line and in problem documents. Thrown for the user's faults (bad
/// file, unknown name) and for ours (disk, broken invariant); the two differ in exit code, not in form.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Whose fault it is; decides the exit code.
    public enum Fault {
        /// The input is wrong: exit code 2.
        USER,
        /// The program or its machine failed: exit code 1.
        OURS
    }

    private final String code;
    private final Fault fault;
    private final String file;
    private final String place;
    private final String reason;
    private final String remedy;

    private Problem(
            String code, Fault fault, String file, String place, String reason, String remedy, Throwable cause) {
        super(format(code, file, place, reason, remedy), cause);
        this.code = code;
        this.fault = fault;
        this.file = file;
        this.place = place;
        this.reason = reason;
        this.remedy = remedy;
    }

    /// A fault of the user's, to be completed with [#in], [#at] and [#remedy].
    ///
    /// @param code stable code such as `CV-GTFS-004`
    /// @param reason what is wrong, with the offending value, as a sentence without a full stop
    public static Problem user(String code, String reason) {
        return new Problem(check(code), Fault.USER, "", "", Objects.requireNonNull(reason), "", null);
    }

    /// A fault of ours or of the machine's.
    public static Problem ours(String code, String reason, Throwable cause) {
        return new Problem(check(code), Fault.OURS, "", "", Objects.requireNonNull(reason), "", cause);
    }

    /// Names the file (its name as the user gave it; inside an archive `archive.zip!member.txt`).
    public Problem in(String file) {
        return copy(new Problem(code, fault, file, place, reason, remedy, getCause()));
    }

    /// Names the place in the file: `line 12`, `row 7, column lon`, `way 4711`, `options[2].add.at`.
    public Problem at(String place) {
        return copy(new Problem(code, fault, file, place, reason, remedy, getCause()));
    }

    /// Says what to do about it.
    public Problem remedy(String remedy) {
        return copy(new Problem(code, fault, file, place, reason, remedy, getCause()));
    }

    /// Keeps the exception that showed the problem.
    public Problem causedBy(Throwable cause) {
        return copy(new Problem(code, fault, file, place, reason, remedy, cause));
    }

    private Problem copy(Problem made) {
        made.setStackTrace(getStackTrace());
        return made;
    }

    public String code() {
        return code;
    }

    public Fault fault() {
        return fault;
    }

    /// The file, or an empty text where the problem lies in none.
    public String file() {
        return file;
    }

    public String place() {
        return place;
    }

    public String reason() {
        return reason;
    }

    public String remedy() {
        return remedy;
    }

    /// 2 where the user can mend it, 1 where only we can.
    public int exitCode() {
        return fault == Fault.USER ? 2 : 1;
    }

    private static String check(String code) {
        if (!code.matches("CV-[A-Z0-9]+-[0-9]{3}")) {
            throw new IllegalArgumentException("not a problem code: " + code);
        }
        return code;
    }

    private static String format(String code, String file, String place, String reason, String remedy) {
        var text = new StringBuilder(code).append(": ");
        if (!file.isEmpty()) {
            text.append(file).append(place.isEmpty() ? ": " : ", ");
        }
        if (!place.isEmpty()) {
            text.append(place).append(": ");
        }
        text.append(reason).append('.');
        if (!remedy.isEmpty()) {
            text.append(' ').append(remedy).append('.');
        }
        return text.toString();
    }
}
