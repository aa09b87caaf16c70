package citiverse.report.table;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.Estimate;
import citiverse.rehearse.Comparison.GroupEffect;
import citiverse.rehearse.Comparison.Indicator;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.rehearse.Comparison.PlaceTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A comparison as six tables for analysts: `options`, `indicators` (long form), `places`, `groups`, `flips`
/// and `evidence` (long form).
///
/// Options come in the order of the comparison, the baseline first; everything else in the order given there.
public final class Tables {
    private final Comparison comparison;
    private final Indicator main;

    private Tables(Comparison comparison) {
        this.comparison = comparison;
        this.main = comparison.indicators().stream()
                .filter(indicator -> indicator.id().equals(comparison.places().mainIndicator()))
                .findFirst()
                .orElse(comparison.indicators().getFirst());
    }

    /// Writes `options.csv`, `indicators.csv`, `places.csv`, `groups.csv`, `flips.csv` and `evidence.csv`. The
    /// bytes depend on nothing but the comparison.
    ///
    /// @param folder exists already
    /// @throws citiverse.twin.Problem `CV-REPORT-010` where a file cannot be written
    public static void writeCsv(Comparison comparison, Path folder) {
        var tables = new Tables(comparison);
        new RecordTable<>(Rows.Option.class).csv(tables.options(), folder.resolve("options.csv"));
        new RecordTable<>(Rows.Indicator.class).csv(tables.indicators(), folder.resolve("indicators.csv"));
        new RecordTable<>(Rows.Place.class).csv(tables.places(), folder.resolve("places.csv"));
        new RecordTable<>(Rows.Group.class).csv(tables.groups(), folder.resolve("groups.csv"));
        new RecordTable<>(Rows.Flip.class).csv(tables.flips(), folder.resolve("flips.csv"));
        new RecordTable<>(Rows.Evidence.class).csv(tables.evidence(), folder.resolve("evidence.csv"));
    }

    /// Writes the same tables as `options.parquet`, `indicators.parquet`, ….
    ///
    /// @param folder exists already
    /// @throws citiverse.twin.Problem `CV-REPORT-010` where a file cannot be written
    public static void writeParquet(Comparison comparison, Path folder) {
        var tables = new Tables(comparison);
        new RecordTable<>(Rows.Option.class).parquet(tables.options(), folder.resolve("options.parquet"));
        new RecordTable<>(Rows.Indicator.class).parquet(tables.indicators(), folder.resolve("indicators.parquet"));
        new RecordTable<>(Rows.Place.class).parquet(tables.places(), folder.resolve("places.parquet"));
        new RecordTable<>(Rows.Group.class).parquet(tables.groups(), folder.resolve("groups.parquet"));
        new RecordTable<>(Rows.Flip.class).parquet(tables.flips(), folder.resolve("flips.parquet"));
        new RecordTable<>(Rows.Evidence.class).parquet(tables.evidence(), folder.resolve("evidence.parquet"));
    }

    /// A number, or nothing where it is not finite.
    private static Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private List<Rows.Option> options() {
        return comparison.options().stream()
                .map(option -> new Rows.Option(
                        option.id(),
                        option.label(),
                        String.join("\n", option.about()),
                        String.join("\n", option.notes()),
                        option.branch(),
                        known(option.longitude()),
                        known(option.latitude()),
                        known(option.cost()),
                        comparison.question().currency(),
                        option.rank(),
                        option.tie(),
                        option.pareto(),
                        option.score(),
                        option.chanceOfBest(),
                        option.expectedRegret(),
                        option.greatestRegret(),
                        option.people().gaining(),
                        option.people().losing(),
                        option.people().unchanged()))
                .toList();
    }

    private List<Rows.Indicator> indicators() {
        var rows = new ArrayList<Rows.Indicator>();
        List<double[]> base = comparison.options().getFirst().byFuture();
        for (OptionResult option : comparison.options()) {
            for (int i = 0; i < comparison.indicators().size(); i++) {
                Indicator indicator = comparison.indicators().get(i);
                Estimate estimate = option.estimates().get(i);
                rows.add(new Rows.Indicator(
                        option.id(),
                        indicator.id(),
                        indicator.unit(),
                        "",
                        known(estimate.mean()),
                        known(estimate.low()),
                        known(estimate.high()),
                        known(estimate.change()),
                        known(estimate.changeLow()),
                        known(estimate.changeHigh())));
                for (int f = 0; f < comparison.futures().size(); f++) {
                    double mean = option.byFuture().get(f)[i];
                    rows.add(new Rows.Indicator(
                            option.id(),
                            indicator.id(),
                            indicator.unit(),
                            comparison.futures().get(f).id(),
                            known(mean),
                            null,
                            null,
                            known(mean - base.get(f)[i]),
                            null,
                            null));
                }
            }
        }
        return rows;
    }

    private List<Rows.Place> places() {
        var rows = new ArrayList<Rows.Place>();
        PlaceTable places = comparison.places();
        for (int i = 0; i < places.ids().length; i++) {
            rows.add(place(i, comparison.options().getFirst().id(), 0));
            for (int option = 0; option < places.mapped().size(); option++) {
                rows.add(place(i, places.mapped().get(option), places.change().get(option)[i]));
            }
        }
        return rows;
    }

    private Rows.Place place(int place, String option, double change) {
        PlaceTable places = comparison.places();
        return new Rows.Place(
                places.ids()[place],
                places.longitude()[place],
                places.latitude()[place],
                places.population()[place],
                option,
                main.id(),
                main.unit(),
                known(places.baseline()[place] + change),
                known(change));
    }

    private List<Rows.Group> groups() {
        var rows = new ArrayList<Rows.Group>();
        for (OptionResult option : comparison.options()) {
            for (GroupEffect group : option.groups()) {
                rows.add(new Rows.Group(
                        option.id(),
                        group.dimension(),
                        group.group(),
                        group.people(),
                        main.id(),
                        main.unit(),
                        known(group.before()),
                        known(group.after()),
                        group.gaining(),
                        group.losing()));
            }
        }
        return rows;
    }

    private List<Rows.Flip> flips() {
        return comparison.flips().stream()
                .map(flip -> new Rows.Flip(
                        flip.kind(),
                        flip.subject(),
                        unit(flip),
                        flip.from(),
                        known(flip.to()),
                        flip.low(),
                        flip.high(),
                        flip.winner()))
                .toList();
    }

    /// Every number of every table of evidence, line by line, each with the unit of its column or else of its
    /// line.
    private List<Rows.Evidence> evidence() {
        var rows = new ArrayList<Rows.Evidence>();
        for (Comparison.Evidence table : comparison.evidence()) {
            for (int line = 0; line < table.lines().size(); line++) {
                Comparison.Line told = table.lines().get(line);
                int columns = Math.min(told.values().length, table.columns().size());
                for (int column = 0; column < columns; column++) {
                    Comparison.Heading heading = table.columns().get(column);
                    rows.add(new Rows.Evidence(
                            table.id(),
                            table.option(),
                            line + 1,
                            told.name(),
                            heading.id(),
                            heading.unit().isEmpty() ? told.unit() : heading.unit(),
                            known(told.values()[column]),
                            told.madeBy()));
                }
            }
        }
        return rows;
    }

    private String unit(Comparison.Flip flip) {
        return comparison.parameters().stream()
                .filter(parameter ->
                        flip.kind().equals("parameter") && parameter.id().equals(flip.subject()))
                .map(Comparison.Parameter::unit)
                .findFirst()
                .orElse("1");
    }
}
