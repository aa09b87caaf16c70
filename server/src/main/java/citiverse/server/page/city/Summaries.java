package citiverse.server.page.city;

import citiverse.report.Summary;
import citiverse.server.rehearsals.Rehearsals;
import citiverse.server.rehearsals.Run;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/// Answers in words, each made once for a language and then kept for a while.
@ApplicationScoped
class Summaries {
    private final Rehearsals rehearsals;
    private final Cache<String, Summary> made =
            Caffeine.newBuilder().maximumSize(100).softValues().build();

    Summaries(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    Summary of(Run run, String language) {
        return made.get(
                run.id() + ' ' + run.manifest() + ' ' + language,
                any -> Summary.of(
                        rehearsals.comparison(run.id()), rehearsals.city(run.id()), Locale.forLanguageTag(language)));
    }
}
