package citiverse.server.page.rehearse;

import citiverse.rehearse.Comparison;
import citiverse.report.HtmlReport;
import citiverse.report.PairMaps;
import citiverse.report.ReportPart;
import citiverse.server.rehearsals.Rehearsals;
import citiverse.server.rehearsals.Run;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// The answers of finished runs as parts of pages, each made once for a language and then kept for a while.
@ApplicationScoped
public class Answers {
    private final Rehearsals rehearsals;
    private final Cache<String, String> made = Caffeine.newBuilder()
            .maximumWeight(32_000_000)
            .weigher((String key, String html) -> html.length())
            .build();
    private final Cache<String, List<ReportPart>> parts =
            Caffeine.newBuilder().maximumSize(500).build();

    Answers(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    Comparison comparison(Run run) {
        return rehearsals.comparison(run.id());
    }

    /// The parts of the answer in their order.
    List<ReportPart> parts(Run run) {
        return parts.get(run.id(), any -> HtmlReport.parts(comparison(run), rehearsals.city(run.id()), Locale.ENGLISH));
    }

    /// A part of the answer as markup.
    String part(Run run, ReportPart part, String language) {
        return kept(
                run,
                part.id(),
                language,
                () -> HtmlReport.part(
                        part, comparison(run), rehearsals.city(run.id()), Locale.forLanguageTag(language)));
    }

    /// Two options as maps; empty where the change under one of them is not known by place.
    String maps(Run run, String language, String first, String second, String title, String caption) {
        return kept(run, "pair " + first + ' ' + second, language, () -> PairMaps.of(
                        comparison(run), rehearsals.city(run.id()), Locale.forLanguageTag(language), first, second)
                .filter(PairMaps::known)
                .map(maps -> maps.html(title, caption))
                .orElse(""));
    }

    private String kept(Run run, String what, String language, Supplier<String> make) {
        return made.get(run.id() + ' ' + run.manifest() + ' ' + language + ' ' + what, any -> make.get());
    }
}
