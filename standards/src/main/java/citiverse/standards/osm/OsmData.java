package citiverse.standards.osm;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Plain OSM objects, sorted by id, to be written to a file.
///
/// @param nodes points with their tags
/// @param ways lines of nodes
/// @param relations groups of them
public record OsmData(List<Node> nodes, List<Way> ways, List<Relation> relations) {

    public OsmData {
        nodes = nodes.stream().sorted(Comparator.comparingLong(Node::id)).toList();
        ways = ways.stream().sorted(Comparator.comparingLong(Way::id)).toList();
        relations = relations.stream()
                .sorted(Comparator.comparingLong(Relation::id))
                .toList();
    }

    /// A point.
    ///
    /// @param id any number that no other node has
    /// @param longitude degrees CRS84, kept to seven decimals
    /// @param latitude degrees CRS84, kept to seven decimals
    /// @param tags its tags, written in the order of their keys
    public record Node(long id, double longitude, double latitude, Map<String, String> tags) {
        public Node {
            if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
                throw new IllegalArgumentException("node " + id + " cannot lie at " + longitude + ' ' + latitude);
            }
            tags = new TreeMap<>(tags);
        }
    }

    /// A line.
    ///
    /// @param nodes ids of its nodes in order
    public record Way(long id, List<Long> nodes, Map<String, String> tags) {
        public Way {
            nodes = List.copyOf(nodes);
            tags = new TreeMap<>(tags);
        }
    }

    /// A group.
    public record Relation(long id, List<Member> members, Map<String, String> tags) {
        public Relation {
            members = List.copyOf(members);
            tags = new TreeMap<>(tags);
        }
    }

    /// One of a group.
    ///
    /// @param role what it is in it, such as `outer`, may be empty
    public record Member(OsmVisitor.Kind kind, long id, String role) {}
}
