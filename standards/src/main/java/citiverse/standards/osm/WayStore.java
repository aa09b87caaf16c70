package citiverse.standards.osm;

import citiverse.twin.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The ways that are kept, in flat arrays: about 16 bytes for each way, 8 for each node it names and 8 for each tag
/// of use; texts are held once.
final class WayStore {
    /// Most node references kept, about as many as the streets and buildings of a country of 20 million people.
    static final int MAX_REFERENCES = 40_000_000;
    /// Most ways kept.
    static final int MAX_WAYS = 10_000_000;

    /// A node takes three bytes and more, even packed, and few are named by more than two ways.
    private static final int REFERENCES_PER_BYTE = 4;

    private static final int MIN_REFERENCES = 1_000_000;

    private final String file;
    private final int maxReferences;
    private long[] ids = new long[1024];
    private int[] firstNode = new int[1025];
    private int[] firstTag = new int[1025];
    private int ways;
    private long[] nodes = new long[8192];
    private int[] tags = new int[4096];
    private final Map<String, Integer> textIndex = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private int[] nodeIndexes = new int[0];

    /// @param fileBytes size of the file, which tells how many nodes its ways can honestly name
    WayStore(String file, long fileBytes) {
        this.file = file;
        maxReferences = (int) Math.min(MAX_REFERENCES, fileBytes * REFERENCES_PER_BYTE + MIN_REFERENCES);
    }

    /// Keeps a way; of a node that is named twice in a row only one mention.
    void add(long id, long[] wayNodes, int count, OsmTags wayTags) {
        if (ways >= MAX_WAYS || (long) firstNode[ways] + count > maxReferences) {
            throw Problem.user(
                            "CV-OSM-009",
                            "the file has more than " + MAX_WAYS + " streets and areas, or they name more than "
                                    + maxReferences + " nodes")
                    .in(file)
                    .at("way " + id)
                    .remedy("Cut out the city first, such as with: osmium extract --bbox");
        }
        if (ways == ids.length) {
            int wider = grown(ways);
            ids = Arrays.copyOf(ids, wider);
            firstNode = Arrays.copyOf(firstNode, wider + 1);
            firstTag = Arrays.copyOf(firstTag, wider + 1);
        }
        ids[ways] = id;
        int at = firstNode[ways];
        if (at + count > nodes.length) {
            nodes = Arrays.copyOf(nodes, Math.max(at + count, grown(nodes.length)));
        }
        for (int i = 0; i < count; i++) {
            if (i == 0 || wayNodes[i] != wayNodes[i - 1]) {
                nodes[at++] = wayNodes[i];
            }
        }
        int tag = firstTag[ways];
        if (tag + 2 * wayTags.size() > tags.length) {
            tags = Arrays.copyOf(tags, Math.max(tag + 2 * wayTags.size(), grown(tags.length)));
        }
        for (int i = 0; i < wayTags.size(); i++) {
            if (TagRules.keeps(wayTags.key(i))) {
                tags[tag++] = intern(wayTags.key(i));
                tags[tag++] = intern(wayTags.value(i));
            }
        }
        ways++;
        firstNode[ways] = at;
        firstTag[ways] = tag;
    }

    private static int grown(int length) {
        return length + (length >> 1) + 16;
    }

    private int intern(String text) {
        Integer index = textIndex.get(text);
        if (index == null) {
            index = texts.size();
            texts.add(text);
            textIndex.put(text, index);
        }
        return index;
    }

    int size() {
        return ways;
    }

    long id(int way) {
        return ids[way];
    }

    OsmTags tags(int way) {
        int from = firstTag[way];
        int count = (firstTag[way + 1] - from) / 2;
        return new OsmTags() {
            @Override
            public int size() {
                return count;
            }

            @Override
            public String key(int index) {
                return texts.get(tags[from + 2 * index]);
            }

            @Override
            public String value(int index) {
                return texts.get(tags[from + 2 * index + 1]);
            }
        };
    }

    /// Where the nodes of a way begin in the order of all references.
    int firstNode(int way) {
        return firstNode[way];
    }

    /// One past the last node of a way.
    int endNode(int way) {
        return firstNode[way + 1];
    }

    /// The ids of all nodes that ways name and of some more, ascending, each once.
    long[] distinctNodes(long[] more) {
        long[] sorted = Arrays.copyOf(nodes, firstNode[ways] + more.length);
        System.arraycopy(more, 0, sorted, firstNode[ways], more.length);
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, distinct);
    }

    /// Turns the ids of nodes into their places in the store and forgets the ids.
    void resolve(NodeStore store) {
        nodeIndexes = new int[firstNode[ways]];
        for (int i = 0; i < nodeIndexes.length; i++) {
            nodeIndexes[i] = store.indexOf(nodes[i]);
        }
        nodes = new long[0];
    }

    /// Place in the node store of a reference; only after [#resolve].
    int nodeIndex(int reference) {
        return nodeIndexes[reference];
    }

    /// The nodes of a way as places in the node store.
    int[] run(int way) {
        return Arrays.copyOfRange(nodeIndexes, firstNode[way], firstNode[way + 1]);
    }

    /// True where a way ends where it begins and can enclose an area.
    boolean closed(int way) {
        int first = firstNode[way];
        int last = firstNode[way + 1] - 1;
        return last - first >= 3 && nodeIndexes[first] == nodeIndexes[last];
    }

    /// The store's number of each way that is asked for; ids that it does not hold are left out.
    Map<Long, Integer> numbers(Set<Long> wanted) {
        var numbers = new HashMap<Long, Integer>();
        for (int way = 0; way < ways; way++) {
            if (wanted.contains(ids[way])) {
                numbers.put(ids[way], way);
            }
        }
        return numbers;
    }
}
