package citiverse.server.page.space;

import citiverse.rehearse.Comparison;
import citiverse.rehearse.Comparison.OptionResult;
import citiverse.server.http.Refusal;
import citiverse.server.rehearsals.Rehearsals;
import citiverse.server.rehearsals.Rights;
import citiverse.server.rehearsals.Run;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/// The options of finished rehearsals that the caller may see, as they would stand in the city.
@RequestScoped
class OptionsInPlace {
    private static final String BASE = "base";

    private final Rehearsals rehearsals;
    private final Rights rights;

    OptionsInPlace(Rehearsals rehearsals, Rights rights) {
        this.rehearsals = rehearsals;
        this.rights = rights;
    }

    /// @param label of an option, in the language of the question
    record Named(String id, String label) {}

    /// The options of a rehearsal but for the city as it is, the best first.
    ///
    /// @throws Refusal 404 where there is no such rehearsal or it has no answer
    List<Named> of(String rehearsal) {
        Comparison comparison = rehearsals.comparison(rights.visible(rehearsal).id());
        return comparison.ranking().stream()
                .filter(id -> !id.equals(BASE))
                .map(id -> new Named(id, label(comparison, id)))
                .toList();
    }

    /// An option of a rehearsal.
    ///
    /// @param option id within it; empty for the best
    /// @throws Refusal 404 where there is no such rehearsal, answer or option
    OptionInPlace find(String rehearsal, String option) {
        Run run = rights.visible(rehearsal);
        Comparison comparison = rehearsals.comparison(run.id());
        String id = option.isEmpty()
                ? of(rehearsal).stream()
                        .map(Named::id)
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("option in this rehearsal"))
                : option;
        return new OptionInPlace(
                run.id(),
                id,
                label(comparison, id),
                comparison.question().language(),
                rehearsals.changes(run.id(), id));
    }

    private static String label(Comparison comparison, String id) {
        return comparison.options().stream()
                .filter(result -> result.id().equals(id))
                .map(OptionResult::label)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("option \"" + id + "\" in this rehearsal"));
    }
}
