package citiverse.standards.osm;

import citiverse.standards.Findings;
import citiverse.twin.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Keeps the relations of use: areas of several ways, and turn restrictions.
final class Relations implements OsmVisitor {
    private static final int MAX_RELATIONS = 1_000_000;
    private static final int MAX_MEMBERS = 10_000_000;

    /// An area whose rings are made of ways.
    record Area(long id, long[] ways, OsmTags tags) {}

    /// From which ways one must not, or must, turn into which at a node.
    record Restriction(long id, String kind, long[] fromWays, long viaNode, long[] toWays) {}

    /// A building's outline and its parts, as local ids.
    record Whole(long id, String outline, List<String> parts) {}

    private final String file;
    private final Findings findings;
    private final List<Area> areas = new ArrayList<>();
    private final List<Restriction> restrictions = new ArrayList<>();
    private final List<Whole> wholes = new ArrayList<>();
    private final Set<Long> memberWays = new HashSet<>();
    private long members;

    Relations(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    @Override
    public void relation(long id, Members relationMembers, OsmTags tags) {
        findings.read("relations");
        String type = tags.value("type");
        if (("multipolygon".equals(type) || "boundary".equals(type)) && TagRules.thing(tags)) {
            check(id, relationMembers);
            area(id, relationMembers, tags);
        } else if ("restriction".equals(type)) {
            check(id, relationMembers);
            restriction(id, relationMembers, tags);
        } else if ("building".equals(type)) {
            check(id, relationMembers);
            whole(id, relationMembers);
        }
    }

    private void check(long id, Members relationMembers) {
        members += relationMembers.size();
        if (areas.size() + restrictions.size() + wholes.size() >= MAX_RELATIONS || members > MAX_MEMBERS) {
            throw Problem.user(
                            "CV-OSM-009",
                            "the file has more than " + MAX_RELATIONS + " areas and turn restrictions or " + MAX_MEMBERS
                                    + " members of them")
                    .in(file)
                    .at("relation " + id)
                    .remedy("Cut out the city first, such as with: osmium extract --bbox");
        }
    }

    private void area(long id, Members relationMembers, OsmTags tags) {
        long[] ways = new long[relationMembers.size()];
        int count = 0;
        for (int i = 0; i < relationMembers.size(); i++) {
            if (relationMembers.kind(i) == Kind.WAY) {
                ways[count++] = relationMembers.id(i);
                memberWays.add(relationMembers.id(i));
            }
        }
        areas.add(new Area(id, Arrays.copyOf(ways, count), copy(tags)));
    }

    private void restriction(long id, Members relationMembers, OsmTags tags) {
        String kind = tags.value("restriction");
        if (kind == null) {
            findings.warn("turn restriction left out: it has no tag restriction", "relation " + id);
            return;
        }
        var from = new ArrayList<Long>();
        var to = new ArrayList<Long>();
        var via = new ArrayList<Long>();
        boolean viaWay = false;
        for (int i = 0; i < relationMembers.size(); i++) {
            boolean way = relationMembers.kind(i) == Kind.WAY;
            String role = relationMembers.role(i);
            switch (way || role.equals("via") ? role : "") {
                case "from" -> from.add(relationMembers.id(i));
                case "to" -> to.add(relationMembers.id(i));
                case "via" -> {
                    viaWay |= way;
                    via.add(relationMembers.id(i));
                }
                default -> findings.warn("member of a turn restriction without a known role", "relation " + id);
            }
        }
        if (viaWay) {
            findings.warn("turn restriction left out: it leads over ways, not over a node", "relation " + id);
        } else if (from.isEmpty() || to.isEmpty() || via.size() != 1) {
            findings.warn("turn restriction left out: it lacks from, via or to", "relation " + id);
        } else {
            restrictions.add(new Restriction(id, kind, array(from), via.getFirst(), array(to)));
        }
    }

    private void whole(long id, Members relationMembers) {
        String outline = "";
        var parts = new ArrayList<String>();
        for (int i = 0; i < relationMembers.size(); i++) {
            if (relationMembers.kind(i) == Kind.NODE) {
                continue;
            }
            String local = (relationMembers.kind(i) == Kind.WAY ? "way/" : "relation/") + relationMembers.id(i);
            switch (relationMembers.role(i)) {
                case "outline" -> outline = local;
                case "part" -> parts.add(local);
                default -> findings.warn("member of a building relation without a known role", "relation " + id);
            }
        }
        if (!outline.isEmpty() && !parts.isEmpty()) {
            wholes.add(new Whole(id, outline, parts));
        }
    }

    private static long[] array(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private static OsmTags copy(OsmTags tags) {
        var keys = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (int i = 0; i < tags.size(); i++) {
            if (TagRules.keeps(tags.key(i))) {
                keys.add(tags.key(i));
                values.add(tags.value(i));
            }
        }
        return OsmTags.of(keys, values);
    }

    List<Area> areas() {
        return areas;
    }

    List<Whole> wholes() {
        return wholes;
    }

    List<Restriction> restrictions() {
        return restrictions;
    }

    Set<Long> memberWays() {
        return memberWays;
    }
}
