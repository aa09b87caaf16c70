package citiverse.server.page.city;

import citiverse.report.PlaceMap;
import citiverse.server.access.Visibility;
import citiverse.server.city.OnlineCity;
import citiverse.server.page.PageView;
import citiverse.server.page.Pages;
import citiverse.twin.LayerSchema;
import citiverse.twin.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;

/// Drawings of the city and of the surroundings of a place, for pages without the map.
@Path("/city")
public class CityDrawings {
    private static final double AROUND = 0.0035;
    private static final long MOST_CHARACTERS = 8_000_000;

    private final Pages pages;
    private final OnlineCity online;
    private final Visibility visibility;
    private final CityPages cities;
    private final Cache<String, String> maps = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String key, String svg) -> svg.length())
            .build();

    CityDrawings(Pages pages, OnlineCity online, Visibility visibility, CityPages cities) {
        this.pages = pages;
        this.online = online;
        this.visibility = visibility;
        this.cities = cities;
    }

    /// The whole city as a drawing.
    @GET
    @Path("map.svg")
    public Response map(@Context UriInfo uri, @Context HttpHeaders headers) {
        Snapshot city = online.snapshot();
        List<LayerSchema> visible = visibility.layers(city);
        double[] box = cities.glance(city, visible).box();
        double wide = (box[2] - box[0]) * 0.02;
        double tall = (box[3] - box[1]) * 0.02;
        return drawing(
                city, visible, uri, headers, List.of(), box[0] - wide, box[1] - tall, box[2] + wide, box[3] + tall);
    }

    /// The surroundings of a place as a drawing.
    ///
    /// @param at longitude, latitude
    @GET
    @Path("place.svg")
    public Response around(@QueryParam("at") String at, @Context UriInfo uri, @Context HttpHeaders headers) {
        double[] place = CityPages.coordinates(at);
        Snapshot city = online.snapshot();
        double across = AROUND / Math.max(0.1, StrictMath.cos(StrictMath.toRadians(place[1]))) * 1.4;
        return drawing(
                city,
                visibility.layers(city),
                uri,
                headers,
                List.of(new PlaceMap.Mark(place[0], place[1], "", 0)),
                place[0] - across,
                place[1] - AROUND,
                place[0] + across,
                place[1] + AROUND);
    }

    private Response drawing(
            Snapshot city,
            List<LayerSchema> visible,
            UriInfo uri,
            HttpHeaders headers,
            List<PlaceMap.Mark> marks,
            double... box) {
        PageView page = pages.view(uri, headers);
        String key = city.hash() + page.lang() + Arrays.toString(box) + visible.size();
        String svg = maps.get(key, any -> PlaceMap.over(visibility.view(city), box)
                .svg(
                        marks,
                        List.of(),
                        metres -> metres < 1000
                                ? page.numbers().quantity(metres, "m", 0)
                                : page.numbers().quantity(metres / 1000, "km", 0)));
        return Response.ok(svg, "image/svg+xml;charset=UTF-8")
                .header("Cache-Control", "max-age=300")
                .build();
    }
}
