package citiverse.twin;

import java.util.List;

/// A snapshot and an ordered list of changes: an option, a wish. It is never merged; the base stays as it is.
///
/// @param id SHA-256 over the base hash and the changes in canonical form, 64 hex digits
/// @param name name for people
/// @param base hash of the snapshot that it starts from
/// @param changes what is different, in order
public record Branch(String id, String name, String base, List<Change> changes) {
    public Branch {
        changes = List.copyOf(changes);
    }
}
