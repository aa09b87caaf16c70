package citiverse.server.page.city;

import java.util.List;

/// What a card tells of a thing, in the reader's words.
///
/// @param urn its id
/// @param title its name, or what it is
/// @param named true where the title is a name from the data
/// @param kind what it is
/// @param layer name of its layer
/// @param longitude of a point in it, degrees CRS84, `NaN` where it has no place
/// @param latitude of that point
/// @param facts what is known of it
/// @param near what is around it
/// @param depends what depends on it
/// @param origin where the data came from
/// @param sure how sure that is, as sentences
/// @param links the same thing elsewhere
public record PlaceCard(
        String urn,
        String title,
        boolean named,
        String kind,
        String layer,
        double longitude,
        double latitude,
        List<Fact> facts,
        List<Neighbour> near,
        List<String> depends,
        Origin origin,
        List<String> sure,
        List<Link> links) {

    /// @param name of the property, as in the data
    /// @param label for people
    /// @param value as the reader writes it, with its unit; "not known" where the source had none
    /// @param unit UCUM, empty where it is no quantity
    /// @param href the page of the thing that it names, empty where it names none
    public record Fact(String name, String label, String value, String unit, String href) {}

    /// @param distance in a straight line, as the reader writes it
    /// @param metres the same as a number
    public record Neighbour(String urn, String title, String kind, String distance, double metres) {}

    /// @param source title of the source
    /// @param sourceId its id
    /// @param licence SPDX or text, empty where not told
    /// @param attribution credit that is due, may be empty
    /// @param uri where the source can be had, may be empty
    /// @param sha256 of the file that was read
    /// @param activity what made the values
    /// @param recorded day on which it was taken in, as the reader writes it
    /// @param position entry of the ledger that records it, 0 where not known
    public record Origin(
            String source,
            String sourceId,
            String licence,
            String attribution,
            String uri,
            String sha256,
            String activity,
            String recorded,
            long position) {}

    /// @param href address on this server
    /// @param text what is there
    public record Link(String href, String text) {}

    public boolean placed() {
        return Double.isFinite(longitude);
    }

    /// True where it is a street, which can be closed.
    public boolean street() {
        return layer.equals(citiverse.twin.Layers.STREET);
    }

    /// "longitude,latitude" for links.
    public String at() {
        return longitude + "," + latitude;
    }
}
