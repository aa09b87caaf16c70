package citiverse.server.page.city;

import citiverse.report.Summary;
import citiverse.report.words.Fragment;
import citiverse.server.access.Visibility;
import citiverse.server.city.CityPlaces;
import citiverse.server.city.LayerPlaces;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Addresses;
import citiverse.server.http.Refusal;
import citiverse.server.page.PageView;
import citiverse.server.page.Pages;
import citiverse.server.rehearsals.Rehearsals;
import citiverse.server.rehearsals.Run;
import citiverse.twin.Feature;
import citiverse.twin.LayerSchema;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import citiverse.twin.Source;
import citiverse.twin.Value;
import citiverse.twin.json.CanonicalJson;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The pages of the part City.
@Path("/")
public class CityPages {
    private static final int ON_A_PAGE = 50;
    private static final int MOST_HITS = 40;
    private static final int SHOWN_RUNS = 4;

    private final Pages pages;
    private final OnlineCity online;
    private final Visibility visibility;
    private final CityPlaces places;
    private final Rehearsals rehearsals;
    private final Summaries summaries;
    private final Cache<String, Glance> glances =
            Caffeine.newBuilder().maximumSize(16).build();

    CityPages(
            Pages pages,
            OnlineCity online,
            Visibility visibility,
            CityPlaces places,
            Rehearsals rehearsals,
            Summaries summaries) {
        this.pages = pages;
        this.online = online;
        this.visibility = visibility;
        this.places = places;
        this.rehearsals = rehearsals;
        this.summaries = summaries;
    }

    /// A layer as the page lists it.
    ///
    /// @param placed true where its things have a place
    public record LayerLink(String type, String title, String count, boolean placed) {}

    /// A rehearsal with its answer in a sentence.
    public record Told(String href, String title, String language, String day, Fragment headline, Fragment sure) {
        static Told of(PageView page, Snapshot city, Run run, Summary answer) {
            return new Told(
                    page.href("/rehearse/" + run.id()),
                    run.question(),
                    run.language(),
                    page.numbers().day(run.created().toString(), city.city().zone()),
                    answer.headline(),
                    answer.sure());
        }
    }

    /// A figure as the page shows it.
    public record Shown(String id, String value, Fragment source, String href) {}

    @GET
    public Response index(@Context UriInfo uri, @Context HttpHeaders headers) {
        Snapshot city = online.snapshot();
        List<LayerSchema> visible = visibility.layers(city);
        PageView page = pages.view(uri, headers);
        Glance glance = glance(city, visible);
        var data = new TreeMap<String, Object>();
        data.put("figures", figures(page, city, visible));
        data.put("layers", layers(page, city, visible));
        data.put(
                "runs",
                rehearsals.all().stream()
                        .filter(run -> run.successful() && maySee(run.layers(), visible))
                        .limit(SHOWN_RUNS)
                        .map(run -> Told.of(page, city, run, summaries.of(run, page.lang())))
                        .toList());
        data.put("day", page.numbers().day(city.asOf().toString(), city.city().zone()));
        data.put("island", island(page, city, visible, glance.box()));
        data.put("credits", credits(city));
        return pages.page("city/index", data, uri, headers).build();
    }

    /// The figures at a glance.
    List<Shown> figures(PageView page, Snapshot city, List<LayerSchema> visible) {
        return glance(city, visible).figures().stream()
                .map(figure -> new Shown(
                        figure.id(),
                        Glance.written(page, figure),
                        Fragment.written(
                                source(city, figure.layer()), city.city().language()),
                        page.href("/layers/" + figure.layer())))
                .toList();
    }

    /// The layers with how much is in each.
    List<LayerLink> layers(PageView page, Snapshot city, List<LayerSchema> visible) {
        return visible.stream()
                .map(layer -> new LayerLink(
                        layer.type(),
                        Kinds.layer(page, layer),
                        page.whole(city.features(layer.type()).size()),
                        !layer.geometry().equals("NONE")))
                .sorted(Comparator.comparing(LayerLink::placed)
                        .reversed()
                        .thenComparing(LayerLink::title, Collator.getInstance(Locale.forLanguageTag(page.lang()))))
                .toList();
    }

    private static boolean maySee(List<String> layers, List<LayerSchema> visible) {
        return layers.stream().allMatch(type -> visible.stream()
                .anyMatch(layer -> layer.type().equals(type)));
    }

    Glance glance(Snapshot city, List<LayerSchema> visible) {
        String key = city.hash() + visible.stream().map(LayerSchema::type).collect(Collectors.joining(" "));
        return glances.get(key, any -> Glance.of(city, visible));
    }

    private static String source(Snapshot city, String layer) {
        return city.features(layer).stream()
                .findFirst()
                .map(feature -> feature.provenance().source())
                .flatMap(id -> city.sources().stream()
                        .filter(source -> source.id().equals(id))
                        .findFirst())
                .map(Source::title)
                .orElse("");
    }

    private static String credits(Snapshot city) {
        return city.sources().stream()
                .map(Source::attribution)
                .filter(credit -> !credit.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /// What the map needs, as attributes of the element that it fills.
    private static Map<String, String> island(PageView page, Snapshot city, List<LayerSchema> visible, double[] box) {
        var layers = visible.stream()
                .filter(layer -> !layer.geometry().equals("NONE"))
                .map(layer ->
                        Map.of("type", layer.type(), "title", Kinds.layer(page, layer), "geometry", layer.geometry()))
                .toList();
        var texts = new TreeMap<String, String>();
        page.keys("city.map.").forEach(key -> texts.put(key.substring("city.map.".length()), page.pattern(key)));
        return Map.of(
                "box", box[0] + "," + box[1] + "," + box[2] + "," + box[3],
                "layers", CanonicalJson.write(layers),
                "texts", CanonicalJson.write(texts),
                "credits", credits(city));
    }

    static double[] coordinates(String at) {
        return Search.coordinates(at == null ? "" : at)
                .orElseThrow(() -> Problem.user("CV-PLACE-001", "a place is given as longitude,latitude")
                        .at("at")
                        .remedy("Give degrees, such as at=-22.38,31.22"));
    }

    /// A result of a search.
    public record Result(String href, String title, boolean named, String kind, String at) {}

    @GET
    @Path("search")
    public Response search(
            @QueryParam("q") @DefaultValue("") String text, @Context UriInfo uri, @Context HttpHeaders headers) {
        requireShort(text);
        PageView page = pages.view(uri, headers);
        Snapshot city = online.snapshot();
        var place = Search.coordinates(text);
        if (place.isPresent()) {
            String at = place.get()[0] + "," + place.get()[1];
            return Response.seeOther(uri.getBaseUri().resolve(page.href("/place?at=" + at)))
                    .build();
        }
        List<Result> results = new Search(city, visibility.layers(city), places)
                .find(text, MOST_HITS).stream()
                        .map(hit -> new Result(
                                page.href("/place/"
                                        + Addresses.encoded(hit.feature().id())),
                                Kinds.title(page, city, hit.feature()),
                                !hit.name().isEmpty(),
                                Kinds.kind(page, city, hit.feature()),
                                Double.isFinite(hit.longitude()) ? hit.longitude() + "," + hit.latitude() : ""))
                        .toList();
        return pages.page("city/search", Map.of("q", text, "results", results), uri, headers)
                .build();
    }

    static void requireShort(String text) {
        if (text.length() > Search.LONGEST) {
            throw Problem.user("CV-PLACE-002", "the search text is longer than " + Search.LONGEST + " characters")
                    .at("q")
                    .remedy("Search for a name or a part of one");
        }
    }

    /// What is at a place.
    @GET
    @Path("place")
    public Response at(@QueryParam("at") String at, @Context UriInfo uri, @Context HttpHeaders headers) {
        double[] place = coordinates(at);
        PageView page = pages.view(uri, headers);
        Snapshot city = online.snapshot();
        List<LayerSchema> visible = visibility.layers(city);
        var cards = new PlaceCards(city, visible, places, page);
        var data = new TreeMap<String, Object>();
        data.put("at", place[0] + "," + place[1]);
        data.put("longitude", page.numbers().plain(place[0], 5));
        data.put("latitude", page.numbers().plain(place[1], 5));
        data.put(
                "near",
                around(city, visible, place).stream().map(cards::neighbour).toList());
        return pages.page("city/at", data, uri, headers).build();
    }

    /// The nearest things of every layer, nearest first.
    List<LayerPlaces.Near> around(Snapshot city, List<LayerSchema> visible, double[] place) {
        var near = new ArrayList<LayerPlaces.Near>();
        for (LayerSchema layer : visible) {
            near.addAll(places.of(city, layer.type()).near(place[0], place[1], 300, 3));
        }
        near.sort(Comparator.comparingDouble(LayerPlaces.Near::metres)
                .thenComparing(found -> found.feature().id()));
        return near.subList(0, Math.min(20, near.size()));
    }

    @GET
    @Path("place/{urn: .+}")
    public Response place(@PathParam("urn") String urn, @Context UriInfo uri, @Context HttpHeaders headers) {
        PageView page = pages.view(uri, headers);
        Snapshot city = online.snapshot();
        List<LayerSchema> visible = visibility.layers(city);
        PlaceCard card = new PlaceCards(city, visible, places, page)
                .of(feature(city, visible, urn), online.twin().imports());
        return pages.page("city/place", Map.of("card", card), uri, headers).build();
    }

    static Feature feature(Snapshot city, List<LayerSchema> visible, String urn) {
        return city.feature(urn)
                .filter(found -> visible.stream().anyMatch(layer -> layer.type().equals(found.type())))
                .orElseThrow(() -> Refusal.notFound("thing with the id " + shortened(urn)));
    }

    private static String shortened(String urn) {
        return urn.length() <= 100 ? urn : urn.substring(0, 100) + "…";
    }

    /// A row of the list of a layer.
    public record Row(String href, String title, boolean named, String kind, List<String> values) {}

    @GET
    @Path("layers/{type}")
    public Response layer(
            @PathParam("type") String type,
            @QueryParam("from") @DefaultValue("0") int from,
            @QueryParam("q") @DefaultValue("") String text,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        requireShort(text);
        if (from < 0) {
            throw Problem.user("CV-PLACE-003", "a list begins at 0, not at " + from)
                    .at("from")
                    .remedy("Follow the links of the list");
        }
        PageView page = pages.view(uri, headers);
        Snapshot city = online.snapshot();
        LayerSchema layer =
                visibility.layer(city, type).orElseThrow(() -> Refusal.notFound("layer \"" + shortened(type) + '"'));
        List<Feature> found = text.isBlank()
                ? city.features(type)
                : places.of(city, type).named(LayerPlaces.fold(text), Integer.MAX_VALUE).stream()
                        .map(LayerPlaces.Named::feature)
                        .toList();
        var cards = new PlaceCards(city, visibility.layers(city), places, page);
        int start = Math.min(from, found.size());
        int end = Math.min(start + ON_A_PAGE, found.size());
        List<Feature> shown = found.subList(start, end);
        List<LayerSchema.Column> columns = layer.columns().stream()
                .filter(column -> column.kind() != LayerSchema.Kind.BYTES
                        && !column.name().equals("name")
                        && shown.stream().anyMatch(feature -> hasValue(feature, column.name())))
                .limit(5)
                .toList();
        var data = new TreeMap<String, Object>();
        data.put("layer", layer);
        data.put("title", Kinds.layer(page, layer));
        data.put("q", text);
        data.put("count", page.whole(found.size()));
        data.put("first", page.whole(found.isEmpty() ? 0 : start + 1L));
        data.put("last", page.whole(end));
        data.put("columns", cards.headings(columns));
        data.put(
                "rows",
                shown.stream()
                        .map(feature -> new Row(
                                page.href("/place/" + Addresses.encoded(feature.id())),
                                Kinds.title(page, city, feature),
                                !LayerPlaces.name(feature).isEmpty(),
                                Kinds.kind(page, city, feature),
                                cards.cells(feature, columns)))
                        .toList());
        data.put("previous", start == 0 ? "" : link(page, type, text, Math.max(0, start - ON_A_PAGE)));
        data.put("next", end == found.size() ? "" : link(page, type, text, end));
        return pages.page("city/layer", data, uri, headers).build();
    }

    private static boolean hasValue(Feature feature, String name) {
        return feature.properties()
                .value(name)
                .filter(value -> !(value instanceof Value.Missing))
                .filter(value -> !(value instanceof Value.Text(String text) && text.isBlank()))
                .isPresent();
    }

    private static String link(PageView page, String type, String text, int from) {
        return page.href("/layers/" + type + "?from=" + from + (text.isBlank() ? "" : "&q=" + Addresses.encoded(text)));
    }
}
