package citiverse.twin;

import citiverse.twin.json.CanonicalJson;
import java.util.List;
import java.util.Map;

/// Makes branches and shows the city as they would have it.
public final class Branches {
    private Branches() {}

    /// A branch of a snapshot; its id depends on the base's hash and the changes, not on the name.
    ///
    /// @throws Problem as [#view] does, where a change does not apply to the base
    public static Branch of(Snapshot base, String name, List<Change> changes) {
        view(base, changes);
        return new Branch(id(base.hash(), changes), name, base.hash(), changes);
    }

    /// The id of a branch: SHA-256 over the canonical JSON of base hash and changes.
    public static String id(String base, List<Change> changes) {
        return ContentHash.hex(ContentHash.sha256(
                CanonicalJson.bytes(Map.of("v", 1, "base", base, "changes", ChangesJson.tree(changes)))));
    }

    /// The city with the changes made in order. The base stays as it is; what the changes do not touch is shared
    /// with it, lists included. The hash is computed when it is asked for.
    ///
    /// @throws Problem `CV-BRANCH-001` where a feature to alter or remove is not there, `CV-BRANCH-002` where
    ///     one to
    ///     add is there already, `CV-BRANCH-003` where one to alter or remove differs from what the change says
    ///     that
    ///     it was
    public static Snapshot view(Snapshot base, List<Change> changes) {
        return new BranchView(base, changes);
    }

    /// The city as a kept branch would have it.
    ///
    /// @throws Problem `CV-BRANCH-005` where the branch starts from another state of the city
    public static Snapshot view(Snapshot base, Branch branch) {
        if (!base.hash().equals(branch.base())) {
            throw Problem.user(
                            "CV-BRANCH-005",
                            "branch \"" + branch.name() + "\" starts from state "
                                    + branch.base().substring(0, 12) + ", not from "
                                    + base.hash().substring(0, 12))
                    .remedy("Make the branch anew from the city as it is, or look at the earlier ledger position");
        }
        return view(base, branch.changes());
    }
}
