package citiverse.rehearse;

import citiverse.models.access.AccessSettings;
import citiverse.models.access.Places;
import citiverse.rehearse.analysis.Analysis;
import citiverse.rehearse.options.Ground;
import citiverse.rehearse.options.Option;
import citiverse.rehearse.options.OptionMaker;
import citiverse.rehearse.options.StreetUse;
import citiverse.rehearse.question.Question;
import citiverse.rehearse.run.Case;
import citiverse.rehearse.run.Demand;
import citiverse.rehearse.run.DrawResult;
import citiverse.rehearse.run.DrawRun;
import citiverse.rehearse.run.Sampling;
import citiverse.rehearse.run.TravelModel;
import citiverse.twin.Branch;
import citiverse.twin.Branches;
import citiverse.twin.Feature;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import citiverse.twin.Source;
import citiverse.twin.json.CanonicalJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/// Rehearses a question on a city: makes its options, computes every one of them under every future in every
/// draw, and compares them.
///
/// The result folder's canonical files have the same bytes for the same city, question, seed and number of
/// draws, with one thread or many, incrementally or in full, in one go or resumed.
public final class Rehearsal {
    /// Version of the models, part of what a result depends on.
    public static final String ENGINE = "citiverse 0.3.0, access/1, sun/1, roads/1, air/1, noise/1, heat/1, rehearse/2";
    /// Kind of the ledger entry that records a rehearsal.
    public static final String LEDGER_KIND = "rehearse.run/1";

    private final TravelModel.Compiler compiler;
    private final int mostOptions;

    /// With the access model of the house.
    public Rehearsal() {
        this(TravelModel::compile);
    }

    /// With another travel model.
    public Rehearsal(TravelModel.Compiler compiler) {
        this(compiler, Integer.MAX_VALUE);
    }

    private Rehearsal(TravelModel.Compiler compiler, int mostOptions) {
        this.compiler = compiler;
        this.mostOptions = mostOptions;
    }

    /// The same, refusing questions that make more options than this with `CV-REHEARSE-004`.
    public Rehearsal atMost(int options) {
        return new Rehearsal(compiler, options);
    }

    /// What came out.
    ///
    /// @param comparison the answer
    /// @param manifest SHA-256 of `manifest.json`, which names all inputs and canonical files by hash
    /// @param cpuSeconds processor time of all options and the baseline
    public record Result(Comparison comparison, String manifest, double cpuSeconds) {
        /// What the ledger keeps of it.
        public String ledgerPayload() {
            return CanonicalJson.write(Map.of(
                    "manifest", manifest,
                    "question", comparison.question().id(),
                    "questionHash", comparison.inputs().questionHash(),
                    "snapshot", comparison.inputs().snapshot(),
                    "options", comparison.options().size() - 1,
                    "first", comparison.ranking().getFirst()));
        }
    }

    /// Runs it, or goes on where it was interrupted.
    ///
    /// @param out folder of the result, made where it is not there
    /// @throws citiverse.twin.Problem where the question does not fit the city, or the folder cannot be written
    /// @throws CancellationException where the progress says that nobody wants it any more; what is done is
    /// kept
    public Result run(Snapshot city, Question question, RunSettings settings, Path out, Progress progress) {
        progress.reached("compiling the city", 0, 0);
        TravelModel travel = compiler.compile(city);
        Sampling sampling =
                Sampling.of(question, settings.draws().orElse(question.draws().number()), settings.seed());
        progress.reached("making options", 0, 0);
        List<Option> options = options(city, question, sampling, travel);
        requireCosts(question, options);
        Case about = Case.of(city, question, options, travel, compiler, progress);
        var folder = new ResultFolder(out);
        Map<String, Object> inputs = inputs(about, settings, sampling.draws());
        folder.clearUnless(inputs);
        folder.write(ResultFolder.QUESTION, question.text());
        String key = Digest.of(CanonicalJson.write(inputs));
        long[] nanos = new long[options.size()];
        var analysis = new Analysis(about, sampling);
        long perDraw = DrawRun.units(about, settings.full());
        var done = new AtomicLong();
        long total = perDraw * sampling.draws();
        for (int d = 0; d < sampling.draws(); d++) {
            DrawResult draw = folder.kept(d, key).orElse(null);
            if (draw == null) {
                AccessSettings drawn = sampling.settings().get(d);
                draw = new DrawRun(
                                about,
                                drawn,
                                sampling.factors().get(d),
                                settings.threads(),
                                settings.full(),
                                progress,
                                () -> progress.reached("rehearsing", done.incrementAndGet(), total))
                        .compute();
                folder.keep(d, key, draw);
            }
            done.set(perDraw * (d + 1));
            progress.reached("rehearsing", done.get(), total);
            analysis.add(draw);
            for (int o = 0; o < nanos.length; o++) {
                nanos[o] += draw.cpuNanos()[o];
            }
            if (progress.cancelled() && d + 1 < sampling.draws()) {
                throw new CancellationException("cancelled");
            }
        }
        progress.reached("comparing", total, total);
        Comparison comparison = analysis.finish(settings.seed(), ENGINE, settings.threads(), progress);
        return finish(folder, about, comparison, settings, inputs, nanos);
    }

    /// An option without a cost cannot be compared by cost.
    private static void requireCosts(Question question, List<Option> options) {
        for (Question.Indicator indicator : question.indicators()) {
            for (Option option : options) {
                if (indicator.aggregate() == Question.Aggregate.COST && Double.isNaN(option.cost())) {
                    throw indicator
                            .where()
                            .problem("CV-QUESTION-022", "the option " + option.id() + " has no cost")
                            .remedy("Give every option a cost, 0 where it has none, or leave the indicator out");
                }
            }
        }
    }

    private static Result finish(
            ResultFolder folder,
            Case about,
            Comparison comparison,
            RunSettings settings,
            Map<String, Object> inputs,
            long[] nanos) {
        String json = ComparisonFile.write(comparison);
        folder.write(ResultFolder.COMPARISON, json);
        var content = new TreeMap<>(inputs);
        content.put("format", "citiverse.manifest/1");
        content.put(
                "files",
                Map.of(
                        ResultFolder.COMPARISON, Digest.of(json),
                        ResultFolder.QUESTION, Digest.of(about.question().text())));
        String manifest = CanonicalJson.write(content);
        folder.write(ResultFolder.MANIFEST, manifest);
        folder.write(
                ResultFolder.RUN,
                CanonicalJson.write(Map.of(
                        "format", "citiverse.run/1",
                        "position", Long.toString(about.snapshot().position()),
                        "asOf", about.snapshot().asOf().toString(),
                        "city", about.snapshot().city().id(),
                        "threads", settings.threads(),
                        "full", settings.full())));
        double seconds = cost(folder, about, settings, nanos);
        folder.forget();
        return new Result(comparison, Digest.of(manifest), seconds);
    }

    /// Everything that the result depends on.
    private static Map<String, Object> inputs(Case about, RunSettings settings, int draws) {
        var sources = about.snapshot().sources().stream()
                .sorted(Comparator.comparing(Source::id))
                .map(source -> Map.of("id", source.id(), "sha256", source.sha256()))
                .toList();
        var content = new TreeMap<String, Object>();
        content.put("engine", ENGINE);
        content.put("seed", Long.toString(settings.seed()));
        content.put("draws", draws);
        content.put("snapshot", about.snapshot().hash());
        content.put("asOf", about.snapshot().asOf().toString());
        content.put("question", about.question().sha256());
        content.put("sources", sources);
        return content;
    }

    /// Processor time and an estimate of the energy that it took; differs from run to run.
    private static double cost(ResultFolder folder, Case about, RunSettings settings, long[] nanos) {
        double all = 0;
        var options = new ArrayList<Map<String, Object>>();
        for (int o = 0; o < nanos.length; o++) {
            double seconds = nanos[o] / 1e9;
            all += seconds;
            options.add(Map.of(
                    "id",
                    about.options().get(o).id(),
                    "cpuSeconds",
                    seconds,
                    "joules",
                    seconds * settings.wattsPerCore()));
        }
        folder.write(
                ResultFolder.COST,
                CanonicalJson.write(Map.of(
                        "format",
                        "citiverse.cost/1",
                        "estimate",
                        "processor time of the evaluation times a declared power of one busy core; not metered",
                        "wattsPerCore",
                        settings.wattsPerCore(),
                        "cpuSeconds",
                        all,
                        "joules",
                        all * settings.wattsPerCore(),
                        "options",
                        options)));
        return all;
    }

    /// The options that a question makes of a city, the city as it is first.
    ///
    /// @throws citiverse.twin.Problem where the question does not fit the city
    public List<Option> options(Snapshot city, Question question) {
        return options(city, question, Sampling.of(question, 1, 0), compiler.compile(city));
    }

    /// The same as a run with these draws makes them, to the id of each branch.
    ///
    /// @throws citiverse.twin.Problem where the question does not fit the city
    public List<Option> options(Snapshot city, Question question, int draws, long seed) {
        return options(city, question, Sampling.of(question, draws, seed), compiler.compile(city));
    }

    /// An option as a branch that a twin can keep.
    public static Branch branch(Snapshot city, Option option) {
        return Branches.of(city, option.id(), option.changes());
    }

    private List<Option> options(Snapshot city, Question question, Sampling sampling, TravelModel travel) {
        StreetUse use = (layer, column, withinSeconds, count) ->
                mostUsed(city, question, travel, layer, column, withinSeconds, count);
        List<Option> options = OptionMaker.make(new Ground(city, question, use, sampling.settings()));
        if (options.size() - 1 > mostOptions) {
            throw citiverse.twin.Problem.user(
                            "CV-REHEARSE-004",
                            "the question makes " + (options.size() - 1) + " options, more than " + mostOptions)
                    .remedy("Choose fewer places or variants");
        }
        return options;
    }

    private static List<Feature> mostUsed(
            Snapshot city,
            Question question,
            TravelModel travel,
            String layer,
            String column,
            int withinSeconds,
            int count) {
        var demand = new Demand(city, question);
        Places to = Places.of(city, layer);
        double[] weights = new double[to.size()];
        var index = new TreeMap<String, Integer>();
        for (int j = 0; j < weights.length; j++) {
            index.put(to.ids()[j], j);
        }
        for (Feature feature : city.features(layer)) {
            Integer j = index.get(feature.localId());
            if (j != null) {
                weights[j] = column.isEmpty()
                        ? 1
                        : feature.properties().number(column).orElse(0);
            }
        }
        return travel
                .mostUsedStreets(
                        demand.origins(), demand.today(city), to, weights, withinSeconds, question.travel(), count)
                .stream()
                .map(id -> city.feature(id).orElseThrow())
                .toList();
    }
}
