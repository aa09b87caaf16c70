package citiverse.server.catalogue;

import citiverse.standards.dcat.Access;
import citiverse.standards.dcat.Activity;
import citiverse.standards.dcat.Agent;
import citiverse.standards.dcat.Attribution;
import citiverse.standards.dcat.Checksum;
import citiverse.standards.dcat.Dataset;
import citiverse.standards.dcat.Entity;
import citiverse.standards.dcat.Frequency;
import citiverse.standards.dcat.Iri;
import citiverse.standards.dcat.Licence;
import citiverse.standards.dcat.Period;
import citiverse.standards.dcat.Text;
import citiverse.twin.Source;
import citiverse.twin.Twin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where data came from and who answers for it, as the catalogue tells it: made from what the imports recorded.
///
/// @param facts what is known
/// @param catalogue address of the catalogue
record Origins(CityFacts facts, Iri catalogue) {

    /// Who answers for the catalogue: the twin does not know the name.
    Agent operator() {
        return Agent.named("Operator of the digital twin of " + facts.city().name());
    }

    static Entity named(String label, String sha256) {
        var checksum = new Checksum(sha256);
        return new Entity(checksum.name(), List.of(Text.english(label)), checksum, null, null);
    }

    List<Twin.ImportReport> importsOf(Set<String> sources) {
        return facts.latest().values().stream()
                .filter(report -> sources.contains(report.source().id()))
                .toList();
    }

    Dataset.Duty duty(List<Twin.ImportReport> imports, Access access) {
        List<Attribution> attributions = new ArrayList<>();
        for (Twin.ImportReport report : imports) {
            Source.Care care = report.source().care();
            if (!care.steward().isEmpty()) {
                attributions.add(new Attribution(Agent.named(care.steward()), Attribution.Role.STEWARD));
            }
            if (!care.funder().isEmpty()) {
                attributions.add(new Attribution(Agent.named(care.funder()), Attribution.Role.FUNDER));
            }
            report.source()
                    .credit()
                    .ifPresent(credit ->
                            attributions.add(new Attribution(Agent.named(credit), Attribution.Role.ORIGINATOR)));
        }
        List<String> updates = imports.stream()
                .map(report -> report.source().care().updates())
                .distinct()
                .toList();
        Frequency frequency =
                updates.size() == 1 ? Frequency.told(updates.getFirst()).orElse(Frequency.UNKNOWN) : Frequency.UNKNOWN;
        return new Dataset.Duty(operator(), null, attributions, access, frequency);
    }

    static Licence licence(List<Twin.ImportReport> imports) {
        List<String> told = imports.stream()
                .map(report -> report.source().licence())
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
        return told.isEmpty() ? null : Licence.told(String.join(" and ", told)).orElse(null);
    }

    static Period period(List<Twin.ImportReport> imports) {
        List<Instant> days = imports.stream()
                .map(report -> report.source().care().date())
                .flatMap(date -> DataView.day(date).stream())
                .sorted()
                .toList();
        return days.isEmpty() ? null : new Period(days.getFirst(), days.getLast());
    }

    Dataset.Lineage lineage(List<Twin.ImportReport> imports) {
        List<Activity> activities = new ArrayList<>();
        List<Entity> sources = new ArrayList<>();
        for (Twin.ImportReport report : imports) {
            Entity entity = entity(report.source());
            sources.add(new Entity(
                    catalogue.path("datasets", "source-" + report.source().id()),
                    List.of(Text.of(report.source().title())),
                    null,
                    null,
                    null));
            activities.add(new Activity(
                    catalogue.fragment("entry-" + report.sequence()),
                    List.of(Text.english(
                            "Import of " + report.source().file() + ", ledger entry " + report.sequence())),
                    null,
                    report.recordedAt(),
                    List.of(entity),
                    List.of(Agent.named(facts.actors().getOrDefault(report.sequence(), "not told")))));
        }
        Instant modified = imports.stream()
                .map(Twin.ImportReport::recordedAt)
                .max(Instant::compareTo)
                .orElse(null);
        return new Dataset.Lineage(facts.snapshot(), null, modified, List.of(), activities, sources);
    }

    static Entity entity(Source source) {
        var checksum = new Checksum(source.sha256());
        return new Entity(
                checksum.name(),
                List.of(Text.of(source.file())),
                checksum,
                DataView.web(source.uri()).orElse(null),
                Licence.told(source.licence()).orElse(null));
    }
}
