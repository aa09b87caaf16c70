package citiverse.server.catalogue;

import citiverse.standards.dcat.Frequency;
import citiverse.standards.dcat.Iri;
import citiverse.standards.dcat.Licence;
import citiverse.twin.Source;
import citiverse.twin.Twin;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the page of data shows, for one reader.
public final class DataView {
    private final CityFacts facts;
    private final Records records;
    private final Instant now;

    DataView(CityFacts facts, Records records, Instant now) {
        this.facts = facts;
        this.records = records;
        this.now = now;
    }

    /// One layer in the list.
    ///
    /// @param complete share of values that are there, 0 to 1
    /// @param days since the oldest thing that its sources tell of
    /// @param overdue true where a source should have been brought up to date by now
    public record LayerRow(
            String type,
            String title,
            long features,
            double complete,
            List<String> sources,
            String steward,
            double days,
            boolean overdue) {
        /// Address of its page.
        public String path() {
            return "/data/" + type;
        }

        /// `complete` as a width, 0 to 100.
        public long completeWidth() {
            return Math.round(100 * complete);
        }
    }

    /// One source.
    ///
    /// @param licenceHref where the licence stands, empty where it has no address
    /// @param origin where the source can be had, empty where not told
    /// @param recorded day on which it was taken in, ISO
    /// @param date day that it tells of, ISO; empty where not told
    /// @param days since that day, or since it was taken in
    /// @param updates how often it must be brought up to date; empty where not told
    /// @param open true where what its imports counted may be told
    /// @param warnings what was mended or left out, the first few
    /// @param more how many more there are
    public record SourceRow(
            String id,
            String title,
            String file,
            String format,
            String licence,
            String licenceHref,
            String credit,
            String origin,
            String recorded,
            String date,
            double days,
            String updates,
            boolean overdue,
            String steward,
            String funder,
            String sha256,
            long entry,
            String actor,
            boolean open,
            List<String> warnings,
            long more) {
        /// Address of its record.
        public String record() {
            return "/catalogue/datasets/source-" + id;
        }
    }

    /// One import and what it changed.
    ///
    /// @param width shares of the widest, 0 to 100, of which a thing that is there has at least 1
    public record ImportRow(
            long entry,
            String source,
            String day,
            long added,
            long altered,
            long removed,
            long addedWidth,
            long alteredWidth,
            long removedWidth) {}

    private static final int MOST_WARNINGS = 5;
    private static final int MOST_IMPORTS = 24;

    public String city() {
        return facts.city().name();
    }

    public boolean whole() {
        return records.whole();
    }

    public long features() {
        return records.layers().values().stream()
                .mapToLong(LayerProfile::features)
                .sum();
    }

    public long layerCount() {
        return records.layers().size();
    }

    public long sourceCount() {
        return records.sources().size();
    }

    public long rehearsalCount() {
        return records.rehearsals().size();
    }

    public List<LayerRow> layers() {
        return records.layers().values().stream().map(this::layer).toList();
    }

    private LayerRow layer(LayerProfile profile) {
        List<SourceRow> sources = sources(profile.sources().keySet());
        String type = profile.schema().type();
        return new LayerRow(
                type,
                profile.schema().title().isEmpty() ? type : profile.schema().title(),
                profile.features(),
                1 - profile.missingShare(),
                sources.stream().map(SourceRow::title).toList(),
                String.join(
                        ", ",
                        sources.stream()
                                .map(SourceRow::steward)
                                .filter(steward -> !steward.isEmpty())
                                .distinct()
                                .toList()),
                sources.stream().mapToDouble(SourceRow::days).max().orElse(0),
                sources.stream().anyMatch(SourceRow::overdue));
    }

    /// Rasters with the title of the source of each.
    public List<Map<String, String>> rasters() {
        return records.rasters().entrySet().stream()
                .map(raster -> Map.of(
                        "name", raster.getKey(),
                        "source", raster.getValue(),
                        "record", "/catalogue/datasets/raster-" + raster.getKey()))
                .toList();
    }

    public List<SourceRow> sources() {
        return sources(records.sources().keySet());
    }

    List<SourceRow> sources(Collection<String> ids) {
        Map<String, Twin.ImportReport> latest = facts.latest();
        return latest.entrySet().stream()
                .filter(entry -> ids.contains(entry.getKey()))
                .map(entry -> source(entry.getValue()))
                .sorted(Comparator.comparing(SourceRow::id))
                .toList();
    }

    private SourceRow source(Twin.ImportReport report) {
        Source source = report.source();
        Source.Care care = source.care();
        boolean open = records.open(source.id());
        List<String> warnings = open ? report.quality().warnings() : List.of();
        Optional<Instant> told = day(care.date());
        Optional<Licence> licence = Licence.told(source.licence());
        return new SourceRow(
                source.id(),
                source.title().isEmpty() ? source.file() : source.title(),
                source.file(),
                source.format(),
                licence.map(Licence::label).orElse(""),
                licence.map(Licence::id).map(id -> id.text()).orElse(""),
                source.attribution(),
                web(source.uri()).map(Iri::text).orElse(""),
                report.recordedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                care.date(),
                Math.max(
                        0,
                        Duration.between(told.orElse(report.recordedAt()), now).toDays()),
                care.updates(),
                overdue(care.updates(), told.orElse(report.recordedAt())),
                care.steward(),
                care.funder(),
                source.sha256(),
                report.sequence(),
                facts.actors().getOrDefault(report.sequence(), ""),
                open,
                warnings.subList(0, Math.min(MOST_WARNINGS, warnings.size())),
                Math.max(0, warnings.size() - MOST_WARNINGS));
    }

    /// An address that a browser may open: nothing but http and https.
    static Optional<Iri> web(String uri) {
        return Iri.parse(uri)
                .filter(iri -> iri.text().startsWith("https://") || iri.text().startsWith("http://"));
    }

    private boolean overdue(String updates, Instant since) {
        Period every =
                switch (Frequency.told(updates).orElse(Frequency.UNKNOWN)) {
                    case CONT, HOURLY, DAILY -> Period.ofDays(1);
                    case WEEKLY -> Period.ofDays(7);
                    case MONTHLY -> Period.ofMonths(1);
                    case QUARTERLY -> Period.ofMonths(3);
                    case ANNUAL_2 -> Period.ofMonths(6);
                    case ANNUAL -> Period.ofYears(1);
                    case BIENNIAL -> Period.ofYears(2);
                    case TRIENNIAL -> Period.ofYears(3);
                    case DECENNIAL -> Period.ofYears(10);
                    case IRREG, NEVER, UNKNOWN -> Period.ZERO;
                };
        return !every.isZero()
                && since.atOffset(ZoneOffset.UTC).plus(every).toInstant().isBefore(now);
    }

    static Optional<Instant> day(String date) {
        try {
            return date.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public List<ModelFact> models() {
        return ModelFact.all();
    }

    public List<CityFacts.Rehearsed> rehearsals() {
        return records.rehearsals();
    }

    /// The last imports, oldest first, of the sources whose counts may be told.
    public List<ImportRow> imports() {
        List<Twin.ImportReport> shown = new ArrayList<>();
        for (Twin.ImportReport report : facts.imports()) {
            String source = report.source().id();
            if (shown.size() < MOST_IMPORTS && records.sources().containsKey(source) && records.open(source)) {
                shown.addFirst(report);
            }
        }
        long widest = shown.stream()
                .mapToLong(report -> Math.max(report.added(), Math.max(report.altered(), report.removed())))
                .max()
                .orElse(0);
        return shown.stream()
                .map(report -> new ImportRow(
                        report.sequence(),
                        report.source().id(),
                        report.recordedAt()
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()
                                .toString(),
                        report.added(),
                        report.altered(),
                        report.removed(),
                        width(report.added(), widest),
                        width(report.altered(), widest),
                        width(report.removed(), widest)))
                .toList();
    }

    private static long width(long count, long widest) {
        return count == 0 ? 0 : Math.max(1, Math.round(100.0 * count / widest));
    }
}
