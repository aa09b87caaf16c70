package citiverse.server.page.rehearse;

import citiverse.server.http.Refusal;
import citiverse.server.page.rehearse.Draft.Closed;
import citiverse.server.page.rehearse.Draft.Spot;
import citiverse.server.page.rehearse.DrawnQuestion.Fault;
import citiverse.twin.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a form that came back changes in a draft: first what stands in its fields, then what its button says.
///
/// | button `do` | what it does |
/// |---|---|
/// | `save` | nothing more |
/// | `find` | shows places whose name holds what stands in `find` |
/// | `pick:<urn>` | chooses that place or street |
/// | `at` | chooses the place at `latitude` and `longitude` |
/// | `list` | chooses the place that is selected in `choice` |
/// | `up:<n>`, `down:<n>`, `remove:<n>` | moves or takes away the place or street of that position, from 0 |
/// | `clear` | takes away all |
///
/// A click on the drawing comes as the position `wide.x`, `wide.y` or `small.x`, `small.y` in it.
final class Edits {
    private final CityFacts facts;
    private final Finder finder;

    Edits(CityFacts facts, Finder finder) {
        this.facts = facts;
        this.finder = finder;
    }

    /// What came of it.
    ///
    /// @param draft with the changes that could be made
    /// @param find text that places are to be looked for by, empty for none
    /// @param fault what could not be done
    record Outcome(Draft draft, String find, Optional<Fault> fault) {}

    Outcome apply(Draft draft, MultivaluedMap<String, String> form, MapView view) {
        Draft filled = fields(draft, form);
        Optional<double[]> clicked = view.clicked(form);
        if (clicked.isPresent()) {
            return at(filled, form, "", clicked.get()[0], clicked.get()[1]);
        }
        String action = first(form, "do");
        String find = first(form, "find").strip();
        int colon = action.indexOf(':');
        String verb = colon < 0 ? action : action.substring(0, colon);
        String object = colon < 0 ? "" : action.substring(colon + 1);
        return switch (verb) {
            case "", "save" -> new Outcome(filled, find, Optional.empty());
            case "find" ->
                find.length() < 2
                        ? new Outcome(filled, "", Optional.of(new Fault("find", "rehearse.fault.find")))
                        : new Outcome(filled, find, Optional.empty());
            case "pick", "list" -> picked(filled, form, verb.equals("list") ? first(form, "choice") : object);
            case "at" -> typed(filled, form);
            case "up" -> done(moved(filled, position(object), -1));
            case "down" -> done(moved(filled, position(object), 1));
            case "remove" -> done(removed(filled, position(object)));
            case "clear" -> done(filled.withSpots(List.of()).withStreets(List.of()));
            default -> throw unknown(action);
        };
    }

    private static Outcome done(Draft draft) {
        return new Outcome(draft, "", Optional.empty());
    }

    private static Outcome refused(Draft draft, String field, String key, String... values) {
        return new Outcome(draft, "", Optional.of(new Fault(field, key, values)));
    }

    private static Refusal unknown(String action) {
        String shown = action.length() > 40 ? action.substring(0, 40) : action;
        return new Refusal(
                400,
                Problem.user("CV-SERVER-623", "there is no button \"" + shown + '"')
                        .remedy("Use the buttons of the form"));
    }

    private Draft fields(Draft draft, MultivaluedMap<String, String> form) {
        Draft filled = draft;
        var names = new ArrayList<>(draft.kind().fields());
        names.add("draws");
        names.add("seed");
        names.add("people");
        Measure.of(draft, facts).forEach(measure -> names.add(measure.field()));
        for (String name : names) {
            if (form.containsKey(name)) {
                filled = filled.with(name, first(form, name));
            } else if (form.containsKey("has-" + name)) {
                filled = filled.with(name, "");
            }
        }
        if (form.containsKey("has-plans")) {
            filled = filled.with(
                    "plans",
                    form.getOrDefault("plans", List.of()).stream()
                            .filter(DrawnQuestion.PLANS::contains)
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(" ")));
        }
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < draft.spots().size(); i++) {
            spots.add(spot(draft.spots().get(i), form, i));
        }
        return filled.withSpots(spots);
    }

    private Spot spot(Spot spot, MultivaluedMap<String, String> form, int i) {
        String label = form.containsKey("label-" + i) ? cut(first(form, "label-" + i)) : spot.label();
        double longitude = coordinate(form, "longitude-" + i, spot.longitude());
        double latitude = coordinate(form, "latitude-" + i, spot.latitude());
        boolean inside = facts.holds(longitude, latitude);
        return new Spot(
                label,
                inside ? Finder.round(longitude) : spot.longitude(),
                inside ? Finder.round(latitude) : spot.latitude(),
                spot.way());
    }

    private static double coordinate(MultivaluedMap<String, String> form, String name, double otherwise) {
        return form.containsKey(name) ? Figures.one(first(form, name)).orElse(otherwise) : otherwise;
    }

    private Outcome picked(Draft draft, MultivaluedMap<String, String> form, String urn) {
        if (draft.kind() == Kind.CLOSURE) {
            return finder.street(urn)
                    .map(street -> closing(draft, street))
                    .orElseGet(() -> refused(draft, "find", "rehearse.fault.gone"));
        }
        return finder.place(urn)
                .map(hit -> at(draft, form, hit.name(), hit.longitude(), hit.latitude()))
                .orElseGet(() -> refused(draft, "find", "rehearse.fault.gone"));
    }

    private Outcome typed(Draft draft, MultivaluedMap<String, String> form) {
        Optional<Double> latitude = Figures.one(first(form, "latitude"));
        Optional<Double> longitude = Figures.one(first(form, "longitude"));
        return latitude.isEmpty() || longitude.isEmpty()
                ? refused(draft, latitude.isEmpty() ? "latitude" : "longitude", "rehearse.fault.coordinate")
                : at(draft, form, "", longitude.get(), latitude.get());
    }

    private Outcome at(
            Draft draft, MultivaluedMap<String, String> form, String label, double longitude, double latitude) {
        if (!facts.holds(longitude, latitude)) {
            return refused(draft, "latitude", "rehearse.fault.outside");
        }
        if (draft.kind() == Kind.CLOSURE) {
            return finder.streetAt(longitude, latitude)
                    .map(street -> closing(draft, street))
                    .orElseGet(() -> refused(draft, "latitude", "rehearse.fault.no-street"));
        }
        if (draft.spots().size() >= Draft.MOST) {
            return refused(draft, "spots", "rehearse.fault.most", "most", Integer.toString(Draft.MOST));
        }
        int way = draft.kind() == Kind.LINE ? way(draft, first(form, "way")) : 1;
        String name = label.isEmpty()
                ? finder.streetAt(longitude, latitude)
                        .filter(Closed::named)
                        .map(Closed::key)
                        .orElse("")
                : label;
        var spots = new ArrayList<>(draft.spots());
        int position = spots.size();
        while (position > 0 && spots.get(position - 1).way() > way) {
            position--;
        }
        spots.add(position, new Spot(cut(name), Finder.round(longitude), Finder.round(latitude), way));
        return done(draft.withSpots(spots));
    }

    private static int way(Draft draft, String chosen) {
        int most = Math.min(Draft.MOST_WAYS, draft.spots().isEmpty() ? 1 : draft.ways() + 1);
        return Figures.one(chosen)
                .map(number -> (int) Math.clamp(number, 1, most))
                .orElse(Math.min(draft.ways(), most));
    }

    private static Outcome closing(Draft draft, Closed street) {
        if (draft.streets().contains(street)) {
            return done(draft.withStreets(draft.streets().stream()
                    .filter(other -> !other.equals(street))
                    .toList()));
        }
        if (draft.streets().size() >= Draft.MOST) {
            return refused(draft, "streets", "rehearse.fault.most", "most", Integer.toString(Draft.MOST));
        }
        var streets = new ArrayList<>(draft.streets());
        streets.add(street);
        return done(draft.withStreets(streets));
    }

    private static int position(String text) {
        if (!text.matches("[0-9]{1,2}")) {
            throw unknown(text);
        }
        return Integer.parseInt(text);
    }

    /// Moves within its own way; at the ends nothing moves.
    private static Draft moved(Draft draft, int from, int by) {
        int to = from + by;
        var spots = new ArrayList<>(draft.spots());
        boolean there = from < spots.size() && to >= 0 && to < spots.size();
        if (!there || spots.get(from).way() != spots.get(to).way()) {
            return draft;
        }
        spots.add(to, spots.remove(from));
        return draft.withSpots(spots);
    }

    private static Draft removed(Draft draft, int position) {
        if (draft.kind() == Kind.CLOSURE) {
            var streets = new ArrayList<>(draft.streets());
            if (position < streets.size()) {
                streets.remove(position);
            }
            return draft.withStreets(streets);
        }
        var spots = new ArrayList<>(draft.spots());
        if (position < spots.size()) {
            spots.remove(position);
        }
        return draft.withSpots(spots);
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > 80 ? line.substring(0, 80) : line;
    }

    static String first(MultivaluedMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }
}
