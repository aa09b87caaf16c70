package citiverse.twin.ledger;

import java.util.List;
import java.util.stream.Stream;

/// The ledger of a twin, for reading. Sequences count from 1; the leaf of entry `seq` has index `seq - 1` in the tree.
///
/// Where a sequence or size is asked for that is not there, a [citiverse.twin.Problem] `CV-LEDGER-001` is thrown.
public interface Ledger {

    /// The number of entries, which is the sequence of the last.
    long size();

    Entry entry(long seq);

    /// The bytes of an entry as they are stored.
    byte[] bytes(long seq);

    /// What an entry's payload hash is the hash of.
    String payload(long seq);

    /// The root of the tree over the first entries.
    ///
    /// @param size 0 to [#size()]
    byte[] root(long size);

    /// That an entry is in the tree over the first `size` entries, see [MerkleTree#verifyInclusion].
    List<byte[]> inclusionProof(long seq, long size);

    /// That the tree over the first `size` entries continues that over the first `oldSize`.
    List<byte[]> consistencyProof(long oldSize, long size);

    /// The entries from a sequence on, read as they are asked for.
    Stream<Entry> log(long from);
}
