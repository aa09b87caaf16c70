package citiverse.server.page.space;

import citiverse.server.access.Visibility;
import citiverse.server.page.PageView;
import citiverse.server.page.Pages;
import citiverse.twin.Change;
import citiverse.twin.Feature;
import citiverse.twin.Layers;
import citiverse.twin.json.CanonicalJson;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// The part 3D: its page, and what its scene fetches.
///
/// | path | what |
/// |---|---|
/// | `/space` | the page; `at`, `place`, `date`, `time`, `heading`, `rehearsal`, `option`, `with`, `q` |
/// | `/space/sun` | azimuth and elevation every ten minutes of a day; `at`, `date` |
/// | `/space/ground` | heights, streets, green, water, names around a place; `at`, `wide` |
@Path("/space")
public class SpaceResource {
    private final Pages pages;
    private final SpaceCities cities;
    private final Visibility visibility;
    private final OptionsInPlace options;
    private final Clock clock;

    SpaceResource(Pages pages, SpaceCities cities, Visibility visibility, OptionsInPlace options, Clock clock) {
        this.pages = pages;
        this.cities = cities;
        this.visibility = visibility;
        this.options = options;
        this.clock = clock;
    }

    @GET
    public Response page(@Context UriInfo uri, @Context HttpHeaders headers) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        SpaceCity city = cities.now(visibility);
        OptionInPlace option = option(query);
        Look look = Look.of(query, city, option, clock);
        String words = Look.value(query, "q");
        PageView page = pages.view(uri, headers);
        List<OptionsInPlace.Named> siblings = option == null ? List.of() : options.of(option.rehearsal());
        SpaceView view = new SpaceStory(city, look, option, page).view(words, siblings);
        return pages.page("space/index", Map.of("space", view), uri, headers).build();
    }

    @GET
    @Path("sun")
    public Response sun(@Context UriInfo uri) {
        SpaceCity city = cities.now(visibility);
        Look look = Look.of(uri.getQueryParameters(), city, null, clock);
        DaySun day = DaySun.of(look.date(), city.city().city().zone(), look.longitude(), look.latitude());
        return json(day.json());
    }

    @GET
    @Path("ground")
    public Response ground(@Context UriInfo uri) {
        SpaceCity city = cities.now(visibility);
        Look look = Look.of(uri.getQueryParameters(), city, null, clock);
        return json(GroundJson.of(
                city,
                look.longitude(),
                look.latitude(),
                Look.value(uri.getQueryParameters(), "wide").equals("yes")));
    }

    private static Response json(Map<String, Object> content) {
        return Response.ok(CanonicalJson.write(content), "application/json")
                .header("Cache-Control", "no-cache")
                .build();
    }

    /// The option that the address names, null where it names none.
    private OptionInPlace option(MultivaluedMap<String, String> query) {
        String rehearsal = Look.id(query, "rehearsal");
        String id = Look.id(query, "option");
        if (rehearsal.isEmpty() && id.isEmpty()) {
            return null;
        }
        if (rehearsal.isEmpty()) {
            throw Look.refused("CV-SPACE-003", "an option belongs to a rehearsal", "Add rehearsal=ID");
        }
        return options.find(rehearsal, id);
    }

    /// The building that an option makes.
    static Feature made(OptionInPlace option, String id) {
        Feature made = null;
        for (Change change : option.changes()) {
            if (change.id().equals(id)) {
                made = switch (change) {
                    case Change.Add add -> add.after();
                    case Change.Alter alter -> alter.after();
                    case Change.Remove remove -> null;
                };
            }
        }
        return made != null && made.type().equals(Layers.BUILDING) ? made : null;
    }
}
