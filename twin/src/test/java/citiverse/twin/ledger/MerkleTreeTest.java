package citiverse.twin.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {
    /// Inputs of the reference tree of the Certificate Transparency project.
    private static final List<byte[]> PUBLISHED = List.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .stream()
            .map(hex -> MerkleTree.leaf(HexFormat.of().parseHex(hex)))
            .toList();

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(MerkleTreeTest::hex).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void rootsOfThePublishedTree(int size, String root) {
        assertEquals(root, hex(MerkleTree.root(PUBLISHED.subList(0, size))));
    }

    @Test
    void inclusionProofsOfThePublishedTree() {
        assertEquals(
                List.of(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"),
                hex(MerkleTree.inclusionProof(PUBLISHED, 0)));
        assertEquals(
                List.of(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
                hex(MerkleTree.inclusionProof(PUBLISHED, 5)));
        assertEquals(
                List.of("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
                hex(MerkleTree.inclusionProof(PUBLISHED.subList(0, 3), 2)));
    }

    @Test
    void consistencyProofsOfThePublishedTree() {
        assertEquals(
                List.of(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"),
                hex(MerkleTree.consistencyProof(PUBLISHED, 1)));
        assertEquals(
                List.of(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
                hex(MerkleTree.consistencyProof(PUBLISHED, 6)));
        assertEquals(
                List.of(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
                hex(MerkleTree.consistencyProof(PUBLISHED.subList(0, 5), 2)));
        assertEquals(List.of(), hex(MerkleTree.consistencyProof(PUBLISHED, 8)));
    }

    /// RFC 9162, section 2.1.1, word for word.
    private static byte[] slowRoot(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (2 * k < leaves.size()) {
            k *= 2;
        }
        return MerkleTree.node(slowRoot(leaves.subList(0, k)), slowRoot(leaves.subList(k, leaves.size())));
    }

    /// RFC 9162, section 2.1.4.1, word for word.
    private static List<byte[]> slowConsistency(int m, List<byte[]> leaves, boolean whole) {
        int n = leaves.size();
        if (m == n) {
            return whole ? new ArrayList<>() : new ArrayList<>(List.of(slowRoot(leaves)));
        }
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        List<byte[]> proof;
        if (m <= k) {
            proof = slowConsistency(m, leaves.subList(0, k), whole);
            proof.add(slowRoot(leaves.subList(k, n)));
        } else {
            proof = slowConsistency(m - k, leaves.subList(k, n), false);
            proof.add(slowRoot(leaves.subList(0, k)));
        }
        return proof;
    }

    @Test
    void agreesWithTheSlowDefinitionAndProvesItself() {
        long seed = 61;
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 150; round++) {
            int size = round < 40 ? round + 1 : 1 + random.nextInt(700);
            List<byte[]> leaves = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                byte[] content = new byte[random.nextInt(40)];
                random.nextBytes(content);
                leaves.add(MerkleTree.leaf(content));
            }
            byte[] root = MerkleTree.root(leaves);
            assertArrayEquals(slowRoot(leaves), root);
            int index = random.nextInt(size);
            List<byte[]> inclusion = MerkleTree.inclusionProof(leaves, index);
            assertTrue(MerkleTree.verifyInclusion(leaves.get(index), index, size, inclusion, root));
            assertFalse(MerkleTree.verifyInclusion(leaves.get(index), index + 1, size, inclusion, root));
            assertFalse(MerkleTree.verifyInclusion(root(random), index, size, inclusion, root));
            int old = 1 + random.nextInt(size);
            byte[] oldRoot = MerkleTree.root(leaves.subList(0, old));
            List<byte[]> consistency = MerkleTree.consistencyProof(leaves, old);
            assertEquals(hex(slowConsistency(old, leaves, true)), hex(consistency));
            assertTrue(MerkleTree.verifyConsistency(old, size, oldRoot, root, consistency));
            assertFalse(MerkleTree.verifyConsistency(old, size, root(random), root, consistency));
            assertFalse(MerkleTree.verifyConsistency(old, size, oldRoot, root(random), consistency));
            if (!consistency.isEmpty()) {
                var cut = consistency.subList(0, consistency.size() - 1);
                assertFalse(MerkleTree.verifyConsistency(old, size, oldRoot, root, cut));
            }
        }
    }

    private static byte[] root(SplittableRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }
}
