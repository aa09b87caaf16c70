package citiverse.rehearse.run;

import citiverse.models.access.Places;
import citiverse.rehearse.physical.PhysicalCity;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.Question.Effect;
import citiverse.rehearse.question.Question.Future;
import citiverse.rehearse.question.Where;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who lives where, today and in each future.
public final class Demand {

    /// A group of people.
    ///
    /// @param dimension such as `age`
    /// @param name such as `65plus`
    /// @param column that counts it; empty for a community, which is everyone at its places
    /// @param members for a community, whether each place belongs to it; else null
    public record Group(String dimension, String name, String column, boolean[] members) {
        Group(String dimension, String name, String column) {
            this(dimension, name, column, null);
        }
    }

    private final Question question;
    private final Places origins;
    private final Map<String, Integer> index;
    private final String population;
    private final Dwellings dwellings;
    private final List<Group> groups;
    private final List<Group> all;
    private final double[][] factor;
    private final double[][][] groupFactor;
    private int missing;

    /// @throws citiverse.twin.Problem `CV-QUESTION-010` where a layer, column or group is not there
    public Demand(Snapshot snapshot, Question question) {
        this.question = question;
        var people = question.people();
        LayerSchema schema = snapshot.layer(people.layer()).orElseThrow(() -> people.where()
                .unknown(
                        "layer",
                        people.layer(),
                        snapshot.layers().stream().map(LayerSchema::type).toList()));
        this.population = people.population();
        List<Feature> features = snapshot.features(people.layer());
        this.dwellings =
                people.spread().map(spread -> new Dwellings(snapshot, spread)).orElse(null);
        if (dwellings == null
                && schema.column(population).isEmpty()
                && features.stream()
                        .noneMatch(f -> f.properties().value(population).isPresent())) {
            throw people.where()
                    .unknown(
                            "column of layer " + people.layer(),
                            population,
                            schema.columns().stream()
                                    .map(LayerSchema.Column::name)
                                    .toList());
        }
        this.origins = Places.of(snapshot, people.layer());
        if (origins.size() == 0) {
            throw people.where()
                    .problem("CV-QUESTION-012", "layer " + people.layer() + " has no places")
                    .remedy("Import the places where people live first");
        }
        this.index = index(origins, people);
        var counted = schema.columns().stream()
                .filter(column -> column.group().contains("/"))
                .map(column -> new Group(
                        column.group().substring(0, column.group().indexOf('/')),
                        column.group().substring(column.group().indexOf('/') + 1),
                        column.name()))
                .toList();
        var all = new ArrayList<Group>(counted);
        if (!people.communities().isEmpty()) {
            Communities.of(snapshot, people.communities(), origins, people.where())
                    .forEach(c -> all.add(new Group(people.communities(), c.name(), "", c.members())));
        }
        this.all = List.copyOf(all);
        this.groups = chosen(people);
        this.factor = new double[question.futures().size()][];
        this.groupFactor = new double[question.futures().size()][all.size()][];
        for (int f = 0; f < factor.length; f++) {
            futures(snapshot, question.futures().get(f), f);
        }
        for (Feature feature : dwellings == null ? features : List.<Feature>of()) {
            missing += feature.properties().number(population).isEmpty() ? 1 : 0;
        }
    }

    private List<Group> chosen(Question.People people) {
        if (people.groups().isEmpty()) {
            return all;
        }
        var dimensions = all.stream().map(Group::dimension).distinct().toList();
        var chosen = new ArrayList<Group>();
        for (String dimension : people.groups().get()) {
            if (!dimensions.contains(dimension)) {
                throw people.where().unknown("group dimension", dimension, dimensions);
            }
            all.stream().filter(group -> group.dimension().equals(dimension)).forEach(chosen::add);
        }
        return List.copyOf(chosen);
    }

    private void futures(Snapshot snapshot, Future future, int f) {
        factor[f] = ones();
        for (int g = 0; g < all.size(); g++) {
            groupFactor[f][g] = ones();
        }
        for (Effect effect : future.effects()) {
            if (effect instanceof Effect.OnPeople(double by, String group, Question.Area area, var where)) {
                double[] on = group.isEmpty() ? factor[f] : groupFactor[f][group(group, where)];
                var areas = new Areas(snapshot, area);
                for (int i = 0; i < on.length; i++) {
                    if (areas.everywhere() || areas.holds(origins.longitude()[i], origins.latitude()[i])) {
                        on[i] *= by;
                    }
                }
            }
        }
    }

    private int group(String name, Where where) {
        for (int g = 0; g < all.size(); g++) {
            if ((all.get(g).dimension() + '/' + all.get(g).name()).equals(name)) {
                return g;
            }
        }
        throw where.unknown(
                "group",
                name,
                all.stream().map(g -> g.dimension() + '/' + g.name()).toList());
    }

    private double[] ones() {
        double[] ones = new double[origins.size()];
        Arrays.fill(ones, 1);
        return ones;
    }

    public Places origins() {
        return origins;
    }

    /// The groups that are reported.
    public List<Group> groups() {
        return groups;
    }

    /// The communities by which the answer is told; where there are none, everyone.
    public List<PhysicalCity.Community> communities() {
        var communities = new ArrayList<PhysicalCity.Community>();
        for (Group group : all) {
            if (group.members() != null) {
                communities.add(new PhysicalCity.Community(group.name(), group.members()));
            }
        }
        if (communities.isEmpty()) {
            boolean[] everyone = new boolean[origins.size()];
            Arrays.fill(everyone, true);
            communities.add(new PhysicalCity.Community(question.people().layer(), everyone));
        }
        return communities;
    }

    /// Places whose number of people is not known; they count as nobody.
    public int missing() {
        return missing;
    }

    /// People at each origin today, in a state of the city.
    public double[] today(Snapshot city) {
        return dwellings == null ? column(city, population) : spread(city);
    }

    /// People of a group at each origin today.
    public double[] today(Snapshot city, Group group) {
        return members(city, group);
    }

    private double[] members(Snapshot city, Group group) {
        if (group.members() == null) {
            return column(city, group.column());
        }
        double[] people = today(city);
        for (int i = 0; i < people.length; i++) {
            people[i] = group.members()[i] ? people[i] : 0;
        }
        return people;
    }

    private double[] spread(Snapshot city) {
        double[] people = new double[origins.size()];
        for (Feature feature : city.features(question.people().layer())) {
            Integer at = index.get(feature.localId());
            if (at != null) {
                people[at] = dwellings.people(feature);
            }
        }
        return people;
    }

    /// People at each origin in a future: n·a + Σ_g n_g·a·(b_g − 1), where n are people, n_g those of a group,
    /// a the factor on all and b_g that on the group; never below 0.
    public double[] inFuture(Snapshot city, int future) {
        double[] people = today(city).clone();
        for (int i = 0; i < people.length; i++) {
            people[i] *= factor[future][i];
        }
        for (int g = 0; g < all.size(); g++) {
            double[] by = groupFactor[future][g];
            if (Arrays.stream(by).allMatch(x -> x == 1)) {
                continue;
            }
            double[] members = members(city, all.get(g));
            for (int i = 0; i < people.length; i++) {
                people[i] += members[i] * factor[future][i] * (by[i] - 1);
            }
        }
        for (int i = 0; i < people.length; i++) {
            people[i] = Math.max(0, people[i]);
        }
        return people;
    }

    /// People of a group at each origin in a future: n_g·a·b_g.
    ///
    /// @param group `dimension/group`
    /// @throws citiverse.twin.Problem `CV-QUESTION-010` where there is no such group
    public double[] inFuture(Snapshot city, int future, String group, Where where) {
        int g = group(group, where);
        double[] members = members(city, all.get(g));
        for (int i = 0; i < members.length; i++) {
            members[i] = Math.max(0, members[i] * factor[future][i] * groupFactor[future][g][i]);
        }
        return members;
    }

    private double[] column(Snapshot city, String name) {
        double[] values = new double[origins.size()];
        for (Feature feature : city.features(question.people().layer())) {
            Integer at = index.get(feature.localId());
            if (at != null) {
                double value = feature.properties().number(name).orElse(0);
                if (value < 0) {
                    throw citiverse.twin.Problem.user(
                                    "CV-QUESTION-020", name + " of " + feature.localId() + " is negative: " + value)
                            .remedy("People cannot be fewer than none; mend the data");
                }
                values[at] = value;
            }
        }
        return values;
    }

    private static Map<String, Integer> index(Places origins, Question.People people) {
        var index = new HashMap<String, Integer>();
        for (int i = 0; i < origins.size(); i++) {
            if (index.put(origins.ids()[i], i) != null) {
                throw people.where()
                        .problem(
                                "CV-QUESTION-011",
                                "two places of layer " + people.layer() + " have the local id " + origins.ids()[i])
                        .remedy("Keep people of several sources in layers of their own");
            }
        }
        return index;
    }
}
