package citiverse.server.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/// The part City.
@Path("/")
public class CityResource {
    private final Pages pages;

    CityResource(Pages pages) {
        this.pages = pages;
    }

    @GET
    public Response index(@Context UriInfo uri, @Context HttpHeaders headers) {
        return pages.page("city/index", Map.of(), uri, headers).build();
    }
}
