package citiverse.standards.citygml;

import citiverse.standards.Findings;
import citiverse.standards.Reading;
import citiverse.standards.cityjson.CityJsonReader;
import citiverse.standards.solid.CityFeatures;
import citiverse.standards.solid.CityObject;
import citiverse.twin.FeatureSink;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Twin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Reads CityGML 2.0 and 3.0. The file is gone through twice, or three times where links lead from one object into
/// another; one top-level object is held at a time.
public final class CityGmlReader {
    private static final String OLDER = "http://www.opengis.net/citygml/1.0";

    private final XmlSource source;
    private final Path path;
    private final Reading reading;
    private final FeatureSink sink;
    private final CityJsonReader.Options options;
    private final Progress progress;
    private final Findings findings = new Findings();
    private boolean anyDynamizer;
    private boolean anyVersion;

    private CityGmlReader(
            Path path, Reading reading, FeatureSink sink, CityJsonReader.Options options, Progress progress) {
        this.path = path;
        this.source = new XmlSource(path, reading.file());
        this.reading = reading;
        this.sink = sink;
        this.options = options;
        this.progress = progress;
    }

    /// Reads a file.
    ///
    /// @param options what is told of it besides what it tells itself
    /// @return counts of features by layer, missing values by column, warnings with object and place
    /// @throws Problem `CV-CITYGML-…` with the line or the object where it cannot be read, `CV-CITYGML-005` where
    ///     nobody names the reference system
    /// @throws CancellationException where the progress says that nobody wants it any more
    public static Twin.Quality read(
            Path path, Reading reading, FeatureSink sink, CityJsonReader.Options options, Progress progress) {
        var reader = new CityGmlReader(path, reading, sink, options, progress);
        reader.run();
        return reader.findings.quality();
    }

    private void run() {
        var features = new CityFeatures(reading, sink, findings);
        var histories = new Histories(reading, sink, findings);
        var links = new Links(reading.file(), findings);
        Grids learnt = learn(features, links);
        features.declare();
        histories.declare(anyDynamizer, anyVersion);
        if (links.leadFar()) {
            source.visit((root, element, bytes) -> {
                look();
                links.gather(element);
            });
        }
        hand(features, histories, links, learnt);
    }

    /// The first pass: attributes, links and what histories there are. What it notices is noted again later.
    private Grids learn(CityFeatures features, Links links) {
        var silent = new Findings();
        var validities = new Validities(reading.city().zone(), silent);
        var grids = new Grids(reading.file(), options.crs(), options.datum(), silent);
        var objects = new ObjectReader(
                reading.file(),
                new Links(reading.file(), silent),
                grids,
                silent,
                validities,
                (dynamizer, type, owner) -> anyDynamizer = true,
                false);
        long[] seen = new long[1];
        source.visit((root, element, bytes) -> {
            look();
            if (seen[0]++ == 0) {
                requireModel(root);
            }
            links.learn(element);
            grids.learn(root, element);
            switch (element.name) {
                case "versionMember", "versionTransitionMember" -> anyVersion = true;
                default -> {
                    for (Element object : objects(element)) {
                        for (CityObject found : objects.family(object, seen[0])) {
                            features.learn(found.type(), found.attributes());
                        }
                    }
                }
            }
        });
        if (seen[0] == 0) {
            throw Problem.user("CV-CITYGML-004", "there is nothing in it")
                    .in(reading.file())
                    .at("the document")
                    .remedy("Give a CityModel with objects");
        }
        return grids;
    }

    private void requireModel(Element root) {
        boolean model = root.name.equals("CityModel") && root.ofCityGml();
        if (!model || root.space.equals(OLDER)) {
            String name = root.name.length() > 60 ? root.name.substring(0, 60) + '…' : root.name;
            throw Problem.user(
                            "CV-CITYGML-004",
                            model
                                    ? "it is CityGML 1.0, read are 2.0 and 3.0"
                                    : "its root is \"" + name + "\" instead of a CityModel of CityGML")
                    .in(reading.file())
                    .at("line " + root.line)
                    .remedy(
                            model
                                    ? "Upgrade it, for example with citygml-tools upgrade"
                                    : "Give a CityGML file; of IndoorGML, INSPIRE or plain GML nothing is read");
        }
    }

    /// The objects that a member of the model holds.
    private static List<Element> objects(Element member) {
        return switch (member.name) {
            case "cityObjectMember", "featureMember", "featureMembers", "member", "groupMember" -> member.children;
            default -> List.of();
        };
    }

    private void look() {
        if (progress.cancelled()) {
            throw new CancellationException("reading " + reading.file() + " was cancelled");
        }
    }

    private void hand(CityFeatures features, Histories histories, Links links, Grids learnt) {
        var validities = new Validities(reading.city().zone(), findings);
        if (anyVersion) {
            validities.withVersions();
        }
        var grids = new Grids(reading.file(), options.crs(), options.datum(), findings);
        grids.recall(learnt);
        var objects = new ObjectReader(reading.file(), links, grids, findings, validities, histories::dynamizer, true);
        long[] seen = new long[1];
        long size = size();
        source.visit((root, element, bytes) -> {
            look();
            seen[0]++;
            links.enter(element);
            switch (element.name) {
                case "boundedBy" -> {
                    // Learnt in the first pass.
                }
                case "versionMember" -> element.children.forEach(histories::version);
                case "versionTransitionMember" -> element.children.forEach(histories::transition);
                case "appearanceMember" -> findings.warn("materials and textures are not kept", element.toString());
                default -> {
                    List<Element> held = objects(element);
                    for (Element object : held) {
                        List<CityObject> family = objects.family(object, seen[0]);
                        if (!family.isEmpty()) {
                            features.put(family);
                        }
                    }
                    boolean named =
                            element.ofGml() && List.of("name", "description").contains(element.name);
                    if (held.isEmpty() && !named) {
                        findings.warn("member of the model passed over", element.toString());
                    }
                }
            }
            progress.reached("reading city objects", Math.clamp(bytes, 0, size), size);
        });
    }

    private long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw Problem.user("CV-CITYGML-001", "the file cannot be read (" + e + ')')
                    .in(reading.file())
                    .causedBy(e)
                    .remedy("Check the path and the rights");
        }
    }
}
