package citiverse.server.page.rehearse;

import citiverse.report.PlaceMap;
import citiverse.report.PlaceMap.Mark;
import citiverse.report.PlaceMap.Way;
import citiverse.server.Settings;
import citiverse.server.access.Role;
import citiverse.server.access.Visibility;
import citiverse.server.city.CityPlaces;
import citiverse.server.city.OnlineCity;
import citiverse.server.page.Texts;
import citiverse.server.rehearsals.Rehearsals;
import citiverse.server.rehearsals.Rights;
import citiverse.server.rehearsals.Run;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// What the pages of this part share: the facts of the city as the reader may know it, drafts as questions, the drawing
/// on which places are picked, and who may run and see what.
@ApplicationScoped
public class Desk {
    private final OnlineCity city;
    private final Visibility visibility;
    private final Rights rights;
    private final Settings settings;
    private final Rehearsals rehearsals;
    private final CityPlaces places;
    private final Cache<String, CityFacts> known =
            Caffeine.newBuilder().maximumSize(8).build();
    private final Cache<String, String> drawings = Caffeine.newBuilder()
            .maximumWeight(24_000_000)
            .weigher((String key, String drawing) -> drawing.length())
            .build();

    Desk(
            OnlineCity city,
            Visibility visibility,
            Rights rights,
            Settings settings,
            Rehearsals rehearsals,
            CityPlaces places) {
        this.city = city;
        this.visibility = visibility;
        this.rights = rights;
        this.settings = settings;
        this.rehearsals = rehearsals;
        this.places = places;
    }

    /// What the city has, of the layers that the reader may see.
    CityFacts facts() {
        Snapshot now = city.snapshot();
        List<LayerSchema> visible = visibility.layers(now);
        String key = now.hash() + " " + names(visible);
        return known.get(key, any -> CityFacts.of(now, visible));
    }

    private static String names(List<LayerSchema> layers) {
        return layers.stream().map(LayerSchema::type).collect(Collectors.joining(" "));
    }

    Finder finder() {
        Snapshot now = city.snapshot();
        return new Finder(now, visibility.layers(now), places);
    }

    /// A draft as a question.
    DrawnQuestion question(Draft draft) {
        CityFacts facts = facts();
        return DrawnQuestion.of(
                draft, facts, city.snapshot().features(facts.candidates()), Texts.of(draft.language())::pattern);
    }

    /// The drawing of a draft.
    ///
    /// @param language of the scale's words
    String drawing(Draft draft, String id, MapView view, String language) {
        Snapshot now = visibility.view(city.snapshot());
        String key = now.hash() + " " + names(now.layers()) + ' ' + id + ' ' + view.link() + ' ' + language + ' '
                + draft.kind().id();
        return drawings.get(key, any -> {
            PlaceMap map = view.map(now);
            var numbers = Texts.numbers(language);
            double radius = draft.kind() == Kind.PARK
                    ? Figures.one(draft.field("radius", "45"))
                            .filter(r -> r > 0 && r <= 500)
                            .orElse(0.0)
                    : 0;
            var marks = new ArrayList<Mark>();
            var ways = new ArrayList<Way>();
            for (int i = 0; i < draft.spots().size(); i++) {
                Draft.Spot spot = draft.spots().get(i);
                marks.add(new Mark(spot.longitude(), spot.latitude(), numbers.whole(i + 1), radius));
            }
            if (draft.kind() == Kind.LINE) {
                lines(draft, ways);
            }
            Finder finder = finder();
            draft.streets().forEach(street -> finder.paths(street).forEach(path -> ways.add(new Way(path, true))));
            return map.svg(
                    marks,
                    ways,
                    metres -> metres >= 1000
                            ? numbers.quantity(metres / 1000, "km", 0)
                            : numbers.quantity(metres, "m", 0));
        });
    }

    private static void lines(Draft draft, List<Way> ways) {
        for (int way = 1; way <= draft.ways(); way++) {
            int number = way;
            double[] path = draft.spots().stream()
                    .filter(spot -> spot.way() == number)
                    .flatMapToDouble(spot -> java.util.stream.DoubleStream.of(spot.longitude(), spot.latitude()))
                    .toArray();
            ways.add(new Way(path, false));
        }
    }

    /// The hash of the city as it is now.
    String hash() {
        return city.snapshot().hash();
    }

    /// The role that may run rehearsals here.
    Role running() {
        return Role.of(settings.rehearsing());
    }

    boolean mayRun() {
        return rights.mayRehearse();
    }

    /// Starts a question.
    ///
    /// @throws citiverse.server.http.Refusal 401 or 403 where the caller may not, or may not see what it reads
    Run run(String yaml, long seed, OptionalInt draws) {
        rights.requireRehearsing();
        var question = rehearsals.check(yaml, seed, draws);
        rights.requireReading(question);
        return rehearsals.submit(question, seed, draws, rights.actor());
    }
}
