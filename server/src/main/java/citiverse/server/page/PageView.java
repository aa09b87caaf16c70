package citiverse.server.page;

import citiverse.report.words.Messages;
import citiverse.report.words.Numbers;
import citiverse.server.access.Caller;
import citiverse.server.http.Addresses;
import io.quarkus.qute.RawString;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;

/// What every template has as `page`: words, numbers, links, and who reads.
public final class PageView {
    private final Reader reader;
    private final Messages messages;
    private final Numbers numbers;
    private final UriInfo uri;
    private final Caller caller;
    private final String city;
    private final String cityLanguage;

    PageView(Reader reader, UriInfo uri, Caller caller, String city, String cityLanguage) {
        this.reader = reader;
        this.messages = Texts.of(reader.language());
        this.numbers = Texts.numbers(reader.language());
        this.uri = uri;
        this.caller = caller;
        this.city = city;
        this.cityLanguage = cityLanguage;
    }

    /// A link in the list of languages.
    ///
    /// @param language BCP 47
    /// @param name in itself
    /// @param href this page in it
    /// @param current true where it is the one shown
    public record LanguageLink(String language, String name, String href, boolean current) {}

    /// A link to a part of the site.
    ///
    /// @param current true where the page is of this part
    public record PartLink(String part, String href, boolean current) {}

    public String lang() {
        return reader.language();
    }

    public String dir() {
        return reader.direction();
    }

    public Reader reader() {
        return reader;
    }

    public String city() {
        return city;
    }

    public String cityLang() {
        return cityLanguage;
    }

    public Caller caller() {
        return caller;
    }

    public Numbers numbers() {
        return numbers;
    }

    /// The text of a key with its places filled.
    ///
    /// @param values names and values in turn
    public String text(String key, Object... values) {
        return messages.text(
                key, java.util.Arrays.stream(values).map(String::valueOf).toArray(String[]::new));
    }

    public String text(String key) {
        return messages.text(key);
    }

    /// The text of a key that is put together: templates cannot join texts themselves.
    public String textOf(String start, Object end) {
        return messages.text(start + end);
    }

    /// The keys that begin so, sorted.
    public List<String> keys(String start) {
        return messages.keys().stream().filter(key -> key.startsWith(start)).toList();
    }

    /// A text as it stands in its file, with its places in braces.
    public String pattern(String key) {
        return messages.pattern(key);
    }

    public boolean has(String key) {
        return messages.has(key);
    }

    /// The text of a key with markup in it: fragments stand as they are, all else is escaped.
    public RawString html(String key, Object... values) {
        return new RawString(messages.html(key, values).html());
    }

    /// A number of things with their noun, keys `key.one`, `key.other`, ….
    public String counted(String key, long count) {
        return numbers.counted(key, count);
    }

    /// A whole number. Templates hand it over boxed, and do not widen it.
    public String whole(Number number) {
        return numbers.whole(number.longValue());
    }

    /// An address on this site in the reader's language.
    public String href(String path) {
        return reader.href(path);
    }

    /// An address that is put together, as [#href]: templates cannot join texts inside of calls.
    public String hrefOf(Object... parts) {
        var path = new StringBuilder();
        for (Object part : parts) {
            path.append(part);
        }
        return reader.href(path.toString());
    }

    /// Whether there is a text under a key that is put together.
    public boolean has(String start, Object end) {
        return messages.has(start + end);
    }

    /// The page of a thing.
    ///
    /// @param urn its id
    public String place(String urn) {
        return place("/place/", urn);
    }

    /// A page of a thing in another part.
    ///
    /// @param start of the address
    /// @param urn its id
    public String place(String start, String urn) {
        return href(start + Addresses.encoded(urn));
    }

    /// The parts of the site in their order.
    public List<PartLink> parts() {
        String path = uri.getPath();
        var links = new ArrayList<PartLink>();
        for (String part : List.of("city", "rehearse", "space", "data")) {
            String address = part.equals("city") ? "/" : "/" + part;
            boolean current = part.equals("city")
                    ? path.equals("/")
                            || path.startsWith("/place")
                            || path.startsWith("/search")
                            || path.startsWith("/layers")
                    : path.startsWith(address) || part.equals("data") && path.startsWith("/catalogue");
            links.add(new PartLink(part, href(address), current));
        }
        return links;
    }

    /// This page in each language.
    public List<LanguageLink> languages() {
        return Texts.LANGUAGES.entrySet().stream()
                .map(entry -> new LanguageLink(
                        entry.getKey(),
                        entry.getValue(),
                        relative(UriBuilder.fromUri(uri.getRequestUri()).replaceQueryParam("lang", entry.getKey())),
                        entry.getKey().equals(reader.language())))
                .toList();
    }

    private static String relative(UriBuilder builder) {
        var address = builder.build();
        return address.getRawPath() + '?' + address.getRawQuery();
    }
}
