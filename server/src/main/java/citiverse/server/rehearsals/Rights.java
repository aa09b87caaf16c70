package citiverse.server.rehearsals;

import citiverse.rehearse.question.Question;
import citiverse.server.Settings;
import citiverse.server.access.Caller;
import citiverse.server.access.Role;
import citiverse.server.access.Visibility;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Refusal;
import citiverse.twin.LayerSchema;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the caller may do with rehearsals.
@RequestScoped
public class Rights {
    private final Caller caller;
    private final Visibility visibility;
    private final OnlineCity city;
    private final Role rehearsing;
    private final Rehearsals rehearsals;

    Rights(Caller caller, Visibility visibility, OnlineCity city, Settings settings, Rehearsals rehearsals) {
        this.caller = caller;
        this.visibility = visibility;
        this.city = city;
        this.rehearsing = Role.of(settings.rehearsing());
        this.rehearsals = rehearsals;
    }

    /// @throws Refusal 401 or 403 where the caller may not rehearse
    public void requireRehearsing() {
        caller.require(rehearsing);
    }

    /// True where the caller may start rehearsals.
    public boolean mayRehearse() {
        return caller.has(rehearsing);
    }

    /// The name of the caller in the ledger.
    public String actor() {
        return caller.actor();
    }

    /// True where the caller may be told who asked for a run.
    public boolean mayKnowActor(Run run) {
        return caller.has(Role.PLANNER) || run.actor().equals(caller.actor());
    }

    /// True where the caller may see every layer of these.
    public boolean maySee(List<String> layers) {
        Snapshot now = city.snapshot();
        Set<String> readable =
                visibility.layers(now).stream().map(LayerSchema::type).collect(Collectors.toSet());
        return layers.stream()
                .allMatch(layer -> readable.contains(layer) || now.layer(layer).isEmpty());
    }

    /// @throws Refusal 403 where the question reads a layer that the caller may not see
    public void requireReading(Question question) {
        requireReading(rehearsals.layers(question));
    }

    /// @throws Refusal 403 where the caller may not see one of the layers
    public void requireReading(List<String> layers) {
        if (!maySee(layers)) {
            throw new Refusal(
                    403,
                    Problem.user("CV-RUN-010", "the question reads a layer that is not open to you")
                            .remedy("Leave the layer out, or ask who answers for it"));
        }
    }

    /// A run that the caller may see: one that may not be seen looks like one that is not there.
    ///
    /// @throws Refusal 404
    public Run visible(String id) {
        return job(id).filter(Run::rehearsal)
                .orElseThrow(() -> Refusal.notFound("rehearsal " + id.substring(0, Math.min(id.length(), 40))));
    }

    /// A run of any process that the caller may see.
    public Optional<Run> job(String id) {
        return rehearsals.find(id).filter(run -> maySee(run.layers()));
    }

    /// The runs of all processes that the caller may see, newest first.
    public List<Run> jobs() {
        return rehearsals.everything().stream()
                .filter(run -> maySee(run.layers()))
                .toList();
    }

    /// The runs that the caller may see, newest first.
    public List<Run> visible() {
        return rehearsals.all().stream().filter(run -> maySee(run.layers())).toList();
    }

    /// A run that the caller may end: one's own, or any as operator.
    ///
    /// @throws Refusal 401, 403 or 404
    public Run dismissible(String id) {
        Run run = visible(id);
        requireEnding(run);
        return run;
    }

    /// @throws Refusal 401 or 403 where the caller may not end the run
    public void requireEnding(Run run) {
        requireRehearsing();
        if (!run.actor().equals(caller.actor())) {
            caller.require(Role.OPERATOR);
        }
    }
}
