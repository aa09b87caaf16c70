package citiverse.standards.ifc;

/// Something within the file that is not as the schema says. Readers of shapes and properties catch it, warn, and go
/// on; what the whole file depends on makes a [citiverse.twin.Problem] of it.
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long id;

    /// @param id of the instance at fault
    Fault(long id, String reason) {
        super(reason, null, false, false);
        this.id = id;
    }

    long id() {
        return id;
    }
}
