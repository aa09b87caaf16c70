package citiverse.server.page.city;

import citiverse.server.access.Visibility;
import citiverse.server.city.CityPlaces;
import citiverse.server.city.OnlineCity;
import citiverse.server.http.Addresses;
import citiverse.server.page.PageView;
import citiverse.server.page.Pages;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import citiverse.twin.json.CanonicalJson;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Search and cards as JSON.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class CityApi {
    private static final int MOST_HITS = 40;

    private final Pages pages;
    private final OnlineCity online;
    private final Visibility visibility;
    private final CityPlaces places;
    private final CityPages city;

    CityApi(Pages pages, OnlineCity online, Visibility visibility, CityPlaces places, CityPages city) {
        this.pages = pages;
        this.online = online;
        this.visibility = visibility;
        this.places = places;
        this.city = city;
    }

    /// Things by name or id.
    @GET
    @Path("search")
    public Response search(
            @QueryParam("q") @DefaultValue("") String text, @Context UriInfo uri, @Context HttpHeaders headers) {
        CityPages.requireShort(text);
        Snapshot now = online.snapshot();
        PageView page = pages.view(uri, headers);
        var results = new Search(now, visibility.layers(now), places)
                .find(text, MOST_HITS).stream()
                        .map(hit -> {
                            var result = new TreeMap<String, Object>();
                            result.put("urn", hit.feature().id());
                            result.put("title", Kinds.title(page, now, hit.feature()));
                            result.put("layer", hit.feature().type());
                            result.put("kind", Kinds.kind(page, now, hit.feature()));
                            if (Double.isFinite(hit.longitude())) {
                                result.put("longitude", hit.longitude());
                                result.put("latitude", hit.latitude());
                            }
                            return result;
                        })
                        .toList();
        return json(Map.of("results", results));
    }

    /// What is at a place.
    @GET
    @Path("places")
    public Response at(@QueryParam("at") String at, @Context UriInfo uri, @Context HttpHeaders headers) {
        double[] place = CityPages.coordinates(at);
        Snapshot now = online.snapshot();
        List<LayerSchema> visible = visibility.layers(now);
        var cards = new PlaceCards(now, visible, places, pages.view(uri, headers));
        return json(Map.of(
                "longitude",
                place[0],
                "latitude",
                place[1],
                "near",
                city.around(now, visible, place).stream()
                        .map(near -> neighbour(cards.neighbour(near)))
                        .toList()));
    }

    /// The card of a thing.
    @GET
    @Path("places/{urn: .+}")
    public Response place(@PathParam("urn") String urn, @Context UriInfo uri, @Context HttpHeaders headers) {
        Snapshot now = online.snapshot();
        List<LayerSchema> visible = visibility.layers(now);
        PageView page = pages.view(uri, headers);
        PlaceCard card = new PlaceCards(now, visible, places, page)
                .of(CityPages.feature(now, visible, urn), online.twin().imports());
        var content = new TreeMap<String, Object>();
        content.put("urn", card.urn());
        content.put("title", card.title());
        content.put("kind", card.kind());
        content.put("layer", card.layer());
        if (card.placed()) {
            content.put("longitude", card.longitude());
            content.put("latitude", card.latitude());
        }
        content.put(
                "facts",
                card.facts().stream()
                        .map(fact -> Map.of(
                                "name", fact.name(),
                                "label", fact.label(),
                                "value", fact.value(),
                                "unit", fact.unit(),
                                "source", card.origin().source()))
                        .toList());
        content.put("near", card.near().stream().map(CityApi::neighbour).toList());
        content.put("dependsOnIt", card.depends());
        content.put("sure", card.sure());
        content.put(
                "origin",
                Map.of(
                        "source", card.origin().source(),
                        "licence", card.origin().licence(),
                        "attribution", card.origin().attribution(),
                        "sha256", card.origin().sha256(),
                        "activity", card.origin().activity(),
                        "ledgerPosition", card.origin().position()));
        content.put(
                "links",
                card.links().stream()
                        .map(link -> Map.of("href", link.href(), "text", link.text()))
                        .toList());
        content.put("page", page.href("/place/" + Addresses.encoded(card.urn())));
        return json(content);
    }

    private static Map<String, Object> neighbour(PlaceCard.Neighbour near) {
        return Map.of(
                "urn", near.urn(),
                "title", near.title(),
                "kind", near.kind(),
                "distance", near.distance(),
                "metres", Math.rint(near.metres() * 10) / 10);
    }

    private static Response json(Map<String, Object> content) {
        return Response.ok(CanonicalJson.write(content), MediaType.APPLICATION_JSON)
                .build();
    }
}
