package citiverse.report;

import citiverse.rehearse.Comparison;
import citiverse.report.words.Fragment;
import citiverse.report.words.Markup;
import citiverse.report.words.Messages;
import citiverse.twin.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// A comparison as one HTML file: the answer first, then the map, shadows where sunlight was asked, the
/// ranking, who gains and who loses, how the numbers came about, what would change the answer, and how it was
/// made.
///
/// The file loads nothing from anywhere, and its content security policy forbids it to: its one style sheet
/// and its one script (sorting and filtering tables, sliding through the hours of a day; nothing is lost
/// without it) are in the file and allowed by their digest.
public final class HtmlReport {
    private static final String STYLE = resource("report.css");
    private static final String SCRIPT = resource("report.js");

    /// The texts of the report, among them the names of units and the forms of numbers.
    public static final Messages.Bundle TEXTS = new Messages.Bundle(HtmlReport.class, "messages");

    private HtmlReport() {}

    /// The style sheet of the report, for pages that show its parts.
    public static String style() {
        return STYLE;
    }

    /// The script of the report: a module without names of its own that adds to what the parts hold.
    public static String script() {
        return SCRIPT;
    }

    /// The parts that there are of a comparison, in their order.
    public static List<ReportPart> parts(Comparison comparison, Snapshot snapshot, Locale locale) {
        return ReportPart.shown(Edition.of(comparison, snapshot, locale));
    }

    /// One part of the report as markup: a `section` with the part's id, without inline style or script.
    public static String part(ReportPart part, Comparison comparison, Snapshot snapshot, Locale locale) {
        var out = new Markup();
        part.write(Edition.of(comparison, snapshot, locale), out);
        return out.fragment().html();
    }

    /// Languages a report can be written in, BCP 47, sorted.
    public static List<String> languages() {
        return Messages.LANGUAGES;
    }

    /// Writes the report, as UTF-8 text without a byte order mark.
    ///
    /// @param comparison what is told
    /// @param snapshot the city it was computed from: background of the maps, names of streets
    /// @param locale language of the reader, and the way numbers are written
    /// @param out is written to and left open
    /// @throws citiverse.twin.Problem `CV-REPORT-001` where there are no texts in the language
    public static void write(Comparison comparison, Snapshot snapshot, Locale locale, Writer out) throws IOException {
        var edition = Edition.of(comparison, snapshot, locale);
        out.write("<!DOCTYPE html>\n");
        out.write(page(edition).html());
        out.write('\n');
        out.flush();
    }

    private static Fragment page(Edition edition) {
        var out = new Markup();
        String language = edition.messages().language();
        out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", language, "dir", direction(language));
        head(edition, out);
        out.open("body");
        out.element("a", edition.text("page.skip"), "class", "skip", "href", "#main");
        banner(edition, out);
        out.open("main", "id", "main");
        for (ReportPart part : ReportPart.values()) {
            part.write(edition, out);
        }
        out.close("main");
        out.open("footer", "class", "foot");
        out.element(
                "p",
                edition.text(
                        "page.made", "engine", edition.comparison().inputs().engine()));
        out.close("footer");
        out.element("script", new Fragment(SCRIPT));
        out.close("body").close("html");
        return out.fragment();
    }

    private static void head(Edition edition, Markup out) {
        var question = edition.comparison().question();
        out.open("head");
        out.empty("meta", "charset", "utf-8");
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy());
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "referrer", "content", "no-referrer");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.element("title", question.title() + " \u2013 " + question.city());
        out.element("style", new Fragment(STYLE));
        out.close("head");
    }

    private static void banner(Edition edition, Markup out) {
        var comparison = edition.comparison();
        out.open("header", "class", "banner");
        out.open("p", "class", "kicker");
        out.element("span", edition.text("page.kind"), "class", "brand");
        out.element("span", edition.local(comparison.question().city()));
        out.element(
                "span",
                edition.numbers()
                        .day(
                                comparison.inputs().asOf(),
                                edition.snapshot().city().zone()));
        out.close("p");
        out.open("nav", "aria-label", edition.text("page.contents")).open("ul");
        for (ReportPart part : ReportPart.shown(edition)) {
            out.open("li")
                    .element("a", edition.text("nav." + part.id()), "href", '#' + part.id())
                    .close("li");
        }
        out.close("ul").close("nav");
        out.close("header");
    }

    private static String direction(String language) {
        return language.equals("ar") ? "rtl" : "ltr";
    }

    private static String policy() {
        return "default-src 'none'; style-src '" + digest(STYLE) + "'; script-src '" + digest(SCRIPT)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String digest(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String resource(String name) {
        try (var stream = HtmlReport.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(name, failure);
        }
    }
}
