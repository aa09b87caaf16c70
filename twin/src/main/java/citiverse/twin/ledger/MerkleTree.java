package citiverse.twin.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The Merkle tree of RFC 9162, section 2.1 (the same as RFC 6962): SHA-256 over 0x00 and the content for a leaf, over
/// 0x01 and both children for a node; the left subtree holds the largest power of two that is less than the size.
public final class MerkleTree {
    private MerkleTree() {}

    /// The hash of a leaf.
    public static byte[] leaf(byte[] content) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest(content);
    }

    /// The hash of a node.
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /// The root over leaf hashes; SHA-256 of nothing where there are none.
    public static byte[] root(List<byte[]> leaves) {
        var growing = new Growing();
        leaves.forEach(growing::append);
        return growing.root();
    }

    /// The hashes that, with the leaf at an index, give the root (section 2.1.3.1), from the leaf upwards.
    ///
    /// @throws IllegalArgumentException where there is no such leaf
    public static List<byte[]> inclusionProof(List<byte[]> leaves, int index) {
        if (index < 0 || index >= leaves.size()) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + leaves.size());
        }
        List<byte[]> proof = new ArrayList<>();
        List<byte[]> rest = leaves;
        int at = index;
        while (rest.size() > 1) {
            int split = split(rest.size());
            if (at < split) {
                proof.add(root(rest.subList(split, rest.size())));
                rest = rest.subList(0, split);
            } else {
                proof.add(root(rest.subList(0, split)));
                rest = rest.subList(split, rest.size());
                at -= split;
            }
        }
        return proof.reversed();
    }

    /// The hashes that show that the tree over the first leaves is continued by the whole (section 2.1.4.1).
    ///
    /// @param oldSize 1 to the number of leaves
    public static List<byte[]> consistencyProof(List<byte[]> leaves, int oldSize) {
        if (oldSize < 1 || oldSize > leaves.size()) {
            throw new IllegalArgumentException("no tree of " + oldSize + " within one of " + leaves.size());
        }
        List<byte[]> proof = new ArrayList<>();
        List<byte[]> rest = leaves;
        int old = oldSize;
        boolean whole = true;
        while (old < rest.size()) {
            int split = split(rest.size());
            if (old <= split) {
                proof.add(root(rest.subList(split, rest.size())));
                rest = rest.subList(0, split);
            } else {
                proof.add(root(rest.subList(0, split)));
                rest = rest.subList(split, rest.size());
                old -= split;
                whole = false;
            }
        }
        if (!whole) {
            proof.add(root(rest));
        }
        return proof.reversed();
    }

    /// Checks an inclusion proof (section 2.1.3.2).
    ///
    /// @param leaf hash of the leaf
    /// @param index its place, from 0
    /// @param size number of leaves of the tree with that root
    public static boolean verifyInclusion(byte[] leaf, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long first = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] step : proof) {
            if (last == 0) {
                return false;
            }
            if ((first & 1) == 1 || first == last) {
                hash = node(step, hash);
                while ((first & 1) == 0 && first != 0) {
                    first >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, step);
            }
            first >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /// Checks a consistency proof (section 2.1.4.2).
    ///
    /// @param oldSize at least 1
    /// @param newSize at least the old size
    public static boolean verifyConsistency(
            long oldSize, long newSize, byte[] oldRoot, byte[] newRoot, List<byte[]> proof) {
        if (oldSize < 1 || oldSize > newSize) {
            return false;
        }
        if (oldSize == newSize) {
            return proof.isEmpty() && Arrays.equals(oldRoot, newRoot);
        }
        var path = new ArrayList<>(proof);
        if (Long.bitCount(oldSize) == 1) {
            path.addFirst(oldRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        long first = oldSize - 1;
        long last = newSize - 1;
        while ((first & 1) == 1) {
            first >>= 1;
            last >>= 1;
        }
        byte[] oldHash = path.getFirst();
        byte[] newHash = path.getFirst();
        for (byte[] step : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((first & 1) == 1 || first == last) {
                oldHash = node(step, oldHash);
                newHash = node(step, newHash);
                while ((first & 1) == 0 && first != 0) {
                    first >>= 1;
                    last >>= 1;
                }
            } else {
                newHash = node(newHash, step);
            }
            first >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(oldHash, oldRoot) && Arrays.equals(newHash, newRoot);
    }

    /// The largest power of two less than a size of at least two.
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// A tree that grows leaf by leaf and keeps only the roots of its complete subtrees: 64 hashes at most.
    public static final class Growing {
        private final List<byte[]> complete = new ArrayList<>();
        private long size;

        public Growing() {}

        /// Adds the hash of the next leaf.
        public void append(byte[] leaf) {
            byte[] hash = leaf;
            for (long bit = size; (bit & 1) == 1; bit >>= 1) {
                hash = node(complete.removeLast(), hash);
            }
            complete.add(hash);
            size++;
        }

        public long size() {
            return size;
        }

        /// The root over what was added so far.
        public byte[] root() {
            if (complete.isEmpty()) {
                return sha256().digest();
            }
            byte[] hash = complete.getLast();
            for (int i = complete.size() - 2; i >= 0; i--) {
                hash = node(complete.get(i), hash);
            }
            return hash;
        }
    }
}
