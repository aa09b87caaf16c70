package citiverse.twin.store;

import citiverse.twin.ContentHash;
import citiverse.twin.ledger.MerkleTree;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The Merkle root of many small items in the order in which they are added: each leaf is made of 1,024 of them, so
/// that the leaves can stand in a ledger payload and an altered row is found within its chunk.
final class ChunkedRoot {
    static final int ITEMS = 1024;

    private final MerkleTree.Growing tree = new MerkleTree.Growing();
    private final List<Object> leaves = new ArrayList<>();
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    private long count;

    void add(byte[] item) {
        chunk.writeBytes(item);
        if (++count % ITEMS == 0) {
            endChunk();
        }
    }

    private void endChunk() {
        byte[] leaf = MerkleTree.leaf(chunk.toByteArray());
        tree.append(leaf);
        leaves.add(ContentHash.hex(leaf));
        chunk.reset();
    }

    /// Count, root and leaves, as a ledger payload tells them; nothing can be added afterwards.
    Map<String, Object> tree() {
        if (chunk.size() > 0) {
            endChunk();
        }
        return Map.of("count", count, "root", ContentHash.hex(tree.root()), "chunks", List.copyOf(leaves));
    }
}
