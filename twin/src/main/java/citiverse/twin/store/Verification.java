package citiverse.twin.store;

import java.util.List;
import java.util.Optional;

/// What came of verifying a twin.
///
/// @param entries ledger entries that were read
/// @param root root of the tree over them, 64 hex digits
/// @param rows feature versions that were read
/// @param findings what was altered, the first entry first; bounded, so that there may be more
/// @param notes what a person should know that is no fault, such as tables that another program added
public record Verification(long entries, String root, long rows, List<Finding> findings, List<String> notes) {
    public Verification {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /// True where nothing was altered, as far as the file and the checkpoint can tell.
    public boolean sound() {
        return findings.isEmpty();
    }

    /// What was altered first.
    public Optional<Finding> first() {
        return findings.stream().findFirst();
    }

    /// One thing that is not as it was written.
    ///
    /// @param entry ledger entry that records how it should be, 0 where none does
    /// @param place what was altered: an entry, a row, a table
    /// @param what in which way
    public record Finding(long entry, String place, String what) {
        @Override
        public String toString() {
            return place + ": " + what + (entry > 0 ? " (recorded by ledger entry " + entry + ")" : "");
        }
    }
}
