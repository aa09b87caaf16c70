package citiverse.twin.store;

import citiverse.twin.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a verification has found so far, bounded.
final class Findings {
    private static final int MOST = 100;

    private final List<Verification.Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    void add(long entry, String place, String what) {
        if (findings.size() < MOST) {
            findings.add(new Verification.Finding(entry, place, what));
        }
    }

    void note(String note) {
        if (notes.size() < MOST) {
            notes.add(note);
        }
    }

    /// A part of the verification that may meet damage.
    interface Part {
        void run() throws SQLException;
    }

    /// Runs a part; where the file cannot even be read, that is the finding.
    void guarded(long entry, String place, Part part) {
        try {
            part.run();
        } catch (SQLException | IllegalArgumentException e) {
            add(entry, place, "it cannot be read: " + e.getMessage());
        } catch (Problem e) {
            add(entry, place, "it cannot be read: " + e.reason());
        }
    }

    /// By ledger entry; what no entry records comes last.
    List<Verification.Finding> sorted() {
        var sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparingLong(found -> found.entry() > 0 ? found.entry() : Long.MAX_VALUE));
        return sorted;
    }

    List<String> notes() {
        return notes;
    }
}
