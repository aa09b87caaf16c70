package citiverse.server.catalogue;

import citiverse.rehearse.Rehearsal;
import citiverse.standards.dcat.Access;
import citiverse.standards.dcat.Activity;
import citiverse.standards.dcat.Agent;
import citiverse.standards.dcat.Catalogue;
import citiverse.standards.dcat.Concept;
import citiverse.standards.dcat.DataService;
import citiverse.standards.dcat.Dataset;
import citiverse.standards.dcat.Entity;
import citiverse.standards.dcat.Frequency;
import citiverse.standards.dcat.Iri;
import citiverse.standards.dcat.Language;
import citiverse.standards.dcat.Place;
import citiverse.standards.dcat.Standard;
import citiverse.standards.dcat.Text;
import citiverse.twin.Source;
import citiverse.twin.Twin;
import citiverse.twin.store.TwinInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Makes the records of the catalogue out of what is known, for one reader: what the reader may not see is not there,
/// nor in any count.
final class Records {
    private static final Standard CRS84 =
            new Standard(Iri.of("http://www.opengis.net/def/crs/OGC/1.3/CRS84"), Text.english("CRS84"));

    private final CityFacts facts;
    private final Iri root;
    private final Iri catalogue;
    private final Visible visible;
    private final Results results;
    private final boolean whole;
    private final Map<String, LayerProfile> layers = new TreeMap<>();
    private final Distributions distributions;
    private final Origins origins;

    /// @param facts what is known
    /// @param root address of the server, without a path
    /// @param visible which layers, rasters and sources the reader may see
    /// @param results where results can be had
    Records(CityFacts facts, Iri root, Visible visible, Results results) {
        this.facts = facts;
        this.results = results;
        this.root = root;
        this.catalogue = root.path("catalogue");
        this.visible = visible;
        facts.layers().forEach((type, profile) -> {
            if (visible.layer(type)) {
                layers.put(type, profile);
            }
        });
        this.whole = layers.size() == facts.layers().size()
                && facts.rasters().keySet().stream().allMatch(visible::layer);
        this.origins = new Origins(facts, catalogue);
        this.distributions = new Distributions(root, whole);
    }

    /// What one reader may see.
    interface Visible {
        /// True for a layer or a raster of that name.
        boolean layer(String name);

        /// True for one that everybody may see, without signing in.
        default boolean everybody(String name) {
            return true;
        }
    }

    /// Layers that the reader may see, by type.
    Map<String, LayerProfile> layers() {
        return layers;
    }

    /// True where nothing is withheld from the reader.
    boolean whole() {
        return whole;
    }

    /// Rasters that the reader may see, by name, with the source of each.
    Map<String, String> rasters() {
        var seen = new TreeMap<>(facts.rasters());
        seen.keySet().removeIf(name -> !visible.layer(name));
        return seen;
    }

    /// Last imports of the sources of which the reader may see something, by id of the source.
    Map<String, Twin.ImportReport> sources() {
        var seen = new TreeMap<String, Twin.ImportReport>();
        facts.latest().forEach((id, report) -> {
            if (touches(id, true) || !touches(id, false)) {
                seen.put(id, report);
            }
        });
        return seen;
    }

    /// True where a source tells only of what the reader may see, so that what its imports counted may be told.
    boolean open(String source) {
        return !touches(source, false);
    }

    /// True where a source tells of a layer or raster that the reader may (or may not) see.
    private boolean touches(String source, boolean seen) {
        return facts.layers().entrySet().stream()
                        .anyMatch(layer -> visible.layer(layer.getKey()) == seen
                                && layer.getValue().sources().containsKey(source))
                || facts.rasters().entrySet().stream()
                        .anyMatch(raster -> visible.layer(raster.getKey()) == seen
                                && raster.getValue().equals(source));
    }

    /// Rehearsals that the reader may see, newest first. Of one that this server does not keep it is not known what it
    /// read, so only who may see everything sees it.
    List<CityFacts.Rehearsed> rehearsals() {
        return facts.rehearsals().stream()
                .filter(run -> results.of(run.manifest())
                        .map(result -> result.layers().stream().allMatch(visible::layer))
                        .orElse(whole))
                .toList();
    }

    /// The whole catalogue.
    Catalogue all() {
        List<Dataset> datasets = new ArrayList<>();
        ids().forEach(id -> dataset(id).ifPresent(datasets::add));
        List<Iri> served =
                layers.keySet().stream().map(type -> id("layer-" + type)).toList();
        return new Catalogue(
                catalogue,
                List.of(Text.english(
                        "Data of the digital twin of " + facts.city().name())),
                List.of(Text.english("Every layer, raster, source, model and finished rehearsal of the twin of "
                        + facts.city().name() + ", with where each came from and how complete it is")),
                origins.operator(),
                root.path("data"),
                List.of(Language.ENG),
                lastChange(),
                place(facts.extents().entrySet().stream()
                        .filter(extent -> layers.containsKey(extent.getKey()))
                        .map(Map.Entry::getValue)
                        .toList()),
                null,
                datasets,
                List.of(
                        service("ogc", "OGC API: features, tiles, processes", root.path("ogc"), served),
                        service("api", "Citiverse API: questions, rehearsals, places", root.path("api"), List.of())));
    }

    /// Ids of all data sets that the reader may see.
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        layers.keySet().forEach(type -> ids.add("layer-" + type));
        rasters().keySet().forEach(name -> ids.add("raster-" + name));
        sources().keySet().forEach(source -> ids.add("source-" + source));
        ModelFact.all().forEach(model -> ids.add("model-" + model.id()));
        rehearsals().forEach(run -> ids.add("rehearsal-" + run.sequence()));
        return ids;
    }

    /// The data set of that id, empty where there is none that the reader may see.
    Optional<Dataset> dataset(String id) {
        int dash = id.indexOf('-');
        String name = id.substring(dash + 1);
        return switch (dash < 0 ? "" : id.substring(0, dash)) {
            case "layer" -> Optional.ofNullable(layers.get(name)).map(this::layer);
            case "raster" -> Optional.ofNullable(rasters().get(name)).map(source -> raster(name, source));
            case "source" -> Optional.ofNullable(sources().get(name)).map(this::source);
            case "model" -> ModelFact.named(name).map(this::model);
            case "rehearsal" ->
                rehearsals().stream()
                        .filter(run -> Long.toString(run.sequence()).equals(name))
                        .findFirst()
                        .map(this::rehearsal);
            default -> Optional.empty();
        };
    }

    Iri catalogue() {
        return catalogue;
    }

    private Iri id(String name) {
        return catalogue.path("datasets", name);
    }

    private static Agent program() {
        return new Agent(null, List.of(Text.english(Rehearsal.ENGINE)), true);
    }

    private DataService service(String name, String title, Iri endpoint, List<Iri> serves) {
        boolean ogc = name.equals("ogc");
        return new DataService(
                catalogue.fragment(name),
                List.of(Text.english(title)),
                List.of(),
                endpoint,
                ogc ? endpoint.path("api") : endpoint.path("openapi.json"),
                root.path("data"),
                origins.operator(),
                Access.PUBLIC,
                null,
                ogc
                        ? List.of(new Standard(
                                Iri.of("http://www.opengis.net/doc/IS/ogcapi-features-1/1.0"),
                                Text.english("OGC API - Features")))
                        : List.of(),
                serves);
    }

    private Instant lastChange() {
        Instant imported = facts.imports().isEmpty()
                ? facts.present()
                : facts.imports().getFirst().recordedAt();
        List<CityFacts.Rehearsed> runs = rehearsals();
        Instant run = runs.isEmpty() ? imported : runs.getFirst().recordedAt();
        return run.isAfter(imported) ? run : imported;
    }

    private static Place place(List<TwinInfo.Extent> extents) {
        if (extents.isEmpty()) {
            return null;
        }
        return new Place(
                List.of(),
                extents.stream().mapToDouble(TwinInfo.Extent::west).min().orElseThrow(),
                extents.stream().mapToDouble(TwinInfo.Extent::south).min().orElseThrow(),
                extents.stream().mapToDouble(TwinInfo.Extent::east).max().orElseThrow(),
                extents.stream().mapToDouble(TwinInfo.Extent::north).max().orElseThrow());
    }

    private Dataset layer(LayerProfile profile) {
        String type = profile.schema().type();
        List<Twin.ImportReport> imports = origins.importsOf(profile.sources().keySet());
        TwinInfo.Extent extent = facts.extents().get(type);
        String title =
                profile.schema().title().isEmpty() ? type : profile.schema().title();
        String description = "Layer " + type + " of the twin of " + facts.city().name() + ": " + profile.features()
                + " features, geometry " + profile.schema().geometry() + ", "
                + profile.columns().size() + " columns, from "
                + String.join(", ", profile.sources().keySet());
        Iri id = id("layer-" + type);
        return new Dataset(
                id,
                new Dataset.Words(
                        type,
                        List.of(Text.of(title)),
                        List.of(Text.english(description)),
                        profile.schema().columns().stream()
                                .map(column -> Text.of(column.name()))
                                .toList(),
                        List.of(Concept.theme("REGI", "Regions and cities")),
                        List.of(type("Layer", "layer of a digital twin")),
                        root.path("data", type),
                        List.of()),
                origins.duty(imports, access(type)),
                new Dataset.Coverage(
                        place(extent == null ? List.of() : List.of(extent)),
                        Origins.period(imports),
                        null,
                        null,
                        extent == null ? List.of() : List.of(CRS84)),
                origins.lineage(imports),
                Quality.of(catalogue, id, profile),
                distributions.ofLayer(id, profile, Origins.licence(imports)));
    }

    private Dataset raster(String name, String source) {
        List<Twin.ImportReport> imports = origins.importsOf(Set.of(source));
        Iri id = id("raster-" + name);
        return new Dataset(
                id,
                words(
                        name,
                        "Raster " + name,
                        "Grid of values " + name + " of the twin, from " + source,
                        "Raster",
                        "grid"),
                origins.duty(imports, access(name)),
                new Dataset.Coverage(null, Origins.period(imports), null, null, List.of()),
                origins.lineage(imports),
                List.of(),
                distributions.ofTwin(id));
    }

    private Dataset.Words words(String name, String title, String description, String type, String label) {
        return new Dataset.Words(
                name,
                List.of(Text.of(title)),
                List.of(Text.english(description)),
                List.of(),
                List.of(),
                List.of(type(type, label)),
                root.path("data"),
                List.of());
    }

    private Concept type(String name, String label) {
        return new Concept(catalogue.fragment(name), List.of(Text.english(label)));
    }

    private Dataset source(Twin.ImportReport report) {
        Source source = report.source();
        Iri id = id("source-" + source.id());
        String title = source.title().isEmpty() ? source.file() : source.title();
        String description = "Source " + source.id() + " as it was taken in: " + source.file() + ", " + source.format()
                + ", " + source.bytes() + " bytes, SHA-256 " + source.sha256();
        List<Twin.ImportReport> imports = List.of(report);
        return new Dataset(
                id,
                words(source.id(), title, description, "Source", "source of a digital twin"),
                origins.duty(imports, Access.PUBLIC),
                new Dataset.Coverage(null, Origins.period(imports), null, null, List.of()),
                new Dataset.Lineage(
                        source.sha256(),
                        null,
                        report.recordedAt(),
                        source.credit().map(Text::of).stream().toList(),
                        List.of(),
                        List.of(Origins.entity(source))),
                List.of(),
                distributions.ofSource(id, source, Origins.licence(imports)));
    }

    private Dataset model(ModelFact model) {
        Iri id = id("model-" + model.id());
        List<Text> told = new ArrayList<>();
        told.add(Text.english("Not valid where: " + model.notValid()));
        told.add(Text.english(
                model.tested().isEmpty() ? "Not tested against measurements" : "Tested: " + model.tested()));
        if (model.exploratory()) {
            told.add(Text.english("Exploratory: good for a first look, not for a decision alone"));
        }
        return new Dataset(
                id,
                words("model-" + model.id(), model.title(), model.tells(), "Model", "model that rehearsals run"),
                new Dataset.Duty(origins.operator(), null, List.of(), Access.PUBLIC, null),
                Dataset.Coverage.UNTOLD,
                new Dataset.Lineage(model.version(), null, null, told, List.of(), List.of()),
                List.of(),
                List.of());
    }

    private Dataset rehearsal(CityFacts.Rehearsed run) {
        Iri id = id("rehearsal-" + run.sequence());
        var city = Origins.named("The city as it was, snapshot " + run.snapshot(), run.snapshot());
        var question = Origins.named("The question " + run.question(), run.questionHash());
        List<Entity> used = new ArrayList<>(List.of(city, question));
        ModelFact.all()
                .forEach(model -> used.add(
                        new Entity(id("model-" + model.id()), List.of(Text.english(model.title())), null, null, null)));
        var activity = new Activity(
                catalogue.fragment("entry-" + run.sequence()),
                List.of(Text.english("Rehearsal of " + run.question())),
                null,
                run.recordedAt(),
                used,
                List.of(Agent.named(run.actor()), program()));
        return new Dataset(
                id,
                words(
                        run.manifest(),
                        run.question(),
                        "Rehearsal of the question " + run.question() + ": " + run.options()
                                + " options compared on the city as it was; manifest " + run.manifest(),
                        "Rehearsal",
                        "rehearsal of a decision"),
                new Dataset.Duty(origins.operator(), null, List.of(), Access.PUBLIC, Frequency.NEVER),
                Dataset.Coverage.UNTOLD,
                new Dataset.Lineage(
                        run.manifest(), run.recordedAt(), run.recordedAt(), List.of(), List.of(activity), used),
                List.of(),
                results.of(run.manifest())
                        .map(result -> distributions.ofRehearsal(id, result))
                        .orElse(List.of()));
    }

    private Access access(String name) {
        return visible.everybody(name) ? Access.PUBLIC : Access.RESTRICTED;
    }
}
