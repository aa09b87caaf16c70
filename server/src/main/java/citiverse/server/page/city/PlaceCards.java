package citiverse.server.page.city;

import citiverse.server.city.CityPlaces;
import citiverse.server.city.LayerPlaces;
import citiverse.server.http.Addresses;
import citiverse.server.page.PageView;
import citiverse.server.page.city.PlaceCard.Fact;
import citiverse.server.page.city.PlaceCard.Link;
import citiverse.server.page.city.PlaceCard.Neighbour;
import citiverse.server.page.city.PlaceCard.Origin;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Layers;
import citiverse.twin.Snapshot;
import citiverse.twin.Source;
import citiverse.twin.Twin;
import citiverse.twin.Validity;
import citiverse.twin.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes cards.
final class PlaceCards {
    private static final double AROUND_METRES = 1_500;
    private static final double WALK_METRES = 400;
    private static final double ALONG_METRES = 30;
    /// What people ask for around a place.
    private static final List<String> SERVICES =
            List.of(Layers.TRANSIT_STOP, "healthcare", "schools", "kindergartens", Layers.GREEN, Layers.AMENITY);

    private final Snapshot city;
    private final List<LayerSchema> visible;
    private final CityPlaces places;
    private final PageView page;

    PlaceCards(Snapshot city, List<LayerSchema> visible, CityPlaces places, PageView page) {
        this.city = city;
        this.visible = visible;
        this.places = places;
        this.page = page;
    }

    /// The card of a thing.
    ///
    /// @param imports what each import reported, newest first
    PlaceCard of(Feature feature, List<Twin.ImportReport> imports) {
        Search.Hit hit = Search.hit(feature);
        LayerSchema layer = city.layer(feature.type()).orElseThrow();
        boolean placed = Double.isFinite(hit.longitude());
        return new PlaceCard(
                feature.id(),
                Kinds.title(page, city, feature),
                !hit.name().isEmpty(),
                Kinds.kind(page, city, feature),
                layer.type(),
                hit.longitude(),
                hit.latitude(),
                facts(feature, layer),
                placed ? near(feature, hit) : List.of(),
                depends(feature, hit),
                origin(feature, imports),
                sure(feature, layer, imports),
                links(feature));
    }

    private List<Fact> facts(Feature feature, LayerSchema layer) {
        var facts = new ArrayList<Fact>();
        feature.properties().forEach((name, value) -> {
            Optional<LayerSchema.Column> column = layer.column(name);
            String unit = column.map(LayerSchema.Column::unit).orElse("");
            String written = written(value, unit);
            if (written != null && !name.equals("name")) {
                facts.add(new Fact(
                        name,
                        label(name, column),
                        written,
                        unit,
                        named(value).map(thing -> page.place(thing.id())).orElse("")));
            }
        });
        return facts;
    }

    /// The heads of a table's columns, with their units.
    List<String> headings(List<LayerSchema.Column> columns) {
        return columns.stream()
                .map(column -> {
                    String unit = page.numbers().unit(column.unit().equals("1") ? "" : column.unit(), false);
                    String label = label(column.name(), Optional.of(column));
                    return unit.isEmpty() ? label : label + " (" + unit + ')';
                })
                .toList();
    }

    /// The cells of a row; empty where there is nothing.
    List<String> cells(Feature feature, List<LayerSchema.Column> columns) {
        return columns.stream()
                .map(column -> feature.properties()
                        .value(column.name())
                        .map(value -> written(value, ""))
                        .orElse(""))
                .map(text -> text == null ? "" : text)
                .toList();
    }

    private String label(String name, Optional<LayerSchema.Column> column) {
        String key = "city.fact." + name.replace('_', '-');
        if (page.has(key)) {
            return page.text(key);
        }
        return column.map(LayerSchema.Column::description)
                .filter(text -> !text.isEmpty())
                .orElse(name.replace('_', ' '));
    }

    /// The thing that a value names by its id, where the reader may see it.
    private Optional<Feature> named(Value value) {
        return value instanceof Value.Text(String text) && text.startsWith("urn:citiverse:")
                ? city.feature(text).filter(thing -> seen(thing.type()))
                : Optional.empty();
    }

    /// Null where it is nothing to be read.
    private String written(Value value, String unit) {
        return switch (value) {
            case Value.Text(String text) ->
                named(value).map(thing -> Kinds.title(page, city, thing)).orElse(text);
            case Value.Whole(long number) -> page.numbers().quantity(number, unit.equals("1") ? "" : unit, 0);
            case Value.Real(double number) -> page.numbers().quantity(number, unit.equals("1") ? "" : unit);
            case Value.Flag(boolean set) -> page.text(set ? "yes" : "no");
            case Value.Missing missing -> page.text("number.none");
            case Value.Bytes bytes -> null;
        };
    }

    private List<Neighbour> near(Feature feature, Search.Hit hit) {
        var near = new ArrayList<Neighbour>();
        for (String type : SERVICES) {
            if (visible.stream().noneMatch(layer -> layer.type().equals(type))) {
                continue;
            }
            places.of(city, type).near(hit.longitude(), hit.latitude(), AROUND_METRES, 2).stream()
                    .filter(found -> !found.feature().id().equals(feature.id()))
                    .findFirst()
                    .ifPresent(found -> near.add(neighbour(found)));
        }
        // A clinic is in the list of amenities and in that of healthcare: once is enough.
        var titles = new HashSet<>(List.of(Kinds.title(page, city, feature)));
        return near.stream()
                .sorted(Comparator.comparingDouble(Neighbour::metres).thenComparing(Neighbour::urn))
                .filter(neighbour -> titles.add(neighbour.title()))
                .toList();
    }

    Neighbour neighbour(LayerPlaces.Near found) {
        Feature feature = found.feature();
        return new Neighbour(
                feature.id(),
                Kinds.title(page, city, feature),
                Kinds.kind(page, city, feature),
                page.numbers().quantity(found.metres(), "m", 0),
                found.metres());
    }

    private List<String> depends(Feature feature, Search.Hit hit) {
        var told = new ArrayList<String>();
        switch (feature.type()) {
            case Layers.TRANSIT_STOP -> lines(feature).ifPresent(told::add);
            case Layers.BUILDING -> {
                long parts = seen(Layers.BUILDING_PART)
                        ? city.features(Layers.BUILDING_PART).stream()
                                .filter(part -> part.properties()
                                        .text("parent")
                                        .filter(feature.id()::equals)
                                        .isPresent())
                                .count()
                        : 0;
                if (parts > 0) {
                    told.add(page.text("city.depends.parts", "n", page.whole(parts)));
                }
            }
            case Layers.STREET -> {
                long beside = seen(Layers.BUILDING)
                        ? places.of(city, Layers.BUILDING)
                                .near(hit.longitude(), hit.latitude(), ALONG_METRES, 1_000)
                                .size()
                        : 0;
                told.add(page.text("city.depends.buildings", "n", page.whole(beside)));
                told.add(page.text("city.depends.street"));
            }
            default -> {
                // What depends on other things is told by who lives near.
            }
        }
        Glance.people(visible)
                .filter(people -> Double.isFinite(hit.longitude()))
                .ifPresent(people -> {
                    String column = Glance.peopleColumn(people).orElseThrow().name();
                    double living = places
                            .of(city, people.type())
                            .near(hit.longitude(), hit.latitude(), WALK_METRES, 100_000)
                            .stream()
                            .mapToDouble(cell ->
                                    cell.feature().properties().number(column).orElse(0))
                            .sum();
                    told.add(page.text(
                            "city.depends.people",
                            "people",
                            page.numbers().people(living),
                            "metres",
                            page.numbers().quantity(WALK_METRES, "m", 0)));
                });
        return told;
    }

    private boolean seen(String type) {
        return visible.stream().anyMatch(layer -> layer.type().equals(type));
    }

    private Optional<String> lines(Feature stop) {
        if (!seen(Layers.TRANSIT_PATTERN) || !seen(Layers.TRANSIT_ROUTE)) {
            return Optional.empty();
        }
        Set<String> names = places.lines(city, stop.id());
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(page.text("city.depends.lines", "lines", String.join(", ", names)));
    }

    private Origin origin(Feature feature, List<Twin.ImportReport> imports) {
        String id = feature.provenance().source();
        Optional<Twin.ImportReport> report =
                imports.stream().filter(some -> some.source().id().equals(id)).findFirst();
        Source source = city.sources().stream()
                .filter(some -> some.id().equals(id))
                .findFirst()
                .orElse(new Source(id, id, "", "", "", 0, "", "", "", false));
        return new Origin(
                source.title().isEmpty() ? id : source.title(),
                id,
                source.licence(),
                source.attribution(),
                source.uri(),
                source.sha256(),
                feature.provenance().activity(),
                report.map(some -> page.numbers()
                                .day(some.recordedAt().toString(), city.city().zone()))
                        .orElse(""),
                report.map(Twin.ImportReport::sequence).orElse(0L));
    }

    private List<String> sure(Feature feature, LayerSchema layer, List<Twin.ImportReport> imports) {
        var told = new ArrayList<String>();
        long missing = layer.columns().stream()
                .filter(column -> feature.properties()
                        .value(column.name())
                        .map(value -> value instanceof Value.Missing)
                        .orElse(true))
                .count();
        told.add(page.text(
                "city.sure.complete",
                "known",
                page.whole(layer.columns().size() - missing),
                "all",
                page.whole(layer.columns().size())));
        if (feature.type().equals(Layers.BUILDING)
                && feature.properties().number("height_metres").isEmpty()) {
            told.add(page.text("city.sure.height"));
        }
        if (!feature.validity().equals(Validity.ALWAYS)) {
            told.add(page.text(
                    "city.sure.validity",
                    "from",
                    feature.validity().from().toString(),
                    "to",
                    feature.validity().to().toString()));
        }
        long warnings = imports.stream()
                .filter(report ->
                        report.source().id().equals(feature.provenance().source()))
                .findFirst()
                .map(report -> (long) report.quality().warnings().size())
                .orElse(0L);
        told.add(
                warnings == 0
                        ? page.text("city.sure.clean")
                        : page.text("city.sure.warnings", "n", page.whole(warnings)));
        told.add(page.text("city.sure.as-source"));
        return told;
    }

    private List<Link> links(Feature feature) {
        String item = "/ogc/collections/" + feature.type() + "/items/" + Addresses.encoded(feature.id());
        var links = new ArrayList<Link>();
        links.add(new Link(page.href(item + "?f=html"), page.text("city.link.item")));
        links.add(new Link(item + "?f=json", "GeoJSON"));
        links.add(new Link("/api/places/" + Addresses.encoded(feature.id()), "JSON"));
        links.add(new Link(page.href("/data/" + feature.type()), page.text("city.link.data")));
        links.add(new Link(page.href("/layers/" + feature.type()), page.text("city.link.layer")));
        return links;
    }
}
