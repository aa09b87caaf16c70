package citiverse.server.catalogue;

import citiverse.standards.dcat.Activity;
import citiverse.standards.dcat.Dataset;
import citiverse.standards.dcat.Distribution;
import citiverse.standards.dcat.Entity;
import citiverse.standards.dcat.Iri;
import citiverse.standards.dcat.Text;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// A record of the catalogue as its page shows it.
///
/// @param kind `layer`, `raster`, `source`, `model` or `rehearsal`
/// @param name its id within the catalogue
/// @param href address of the record on this server
/// @param title in the language of the data
/// @param descriptions sentences about it
/// @param page where people read more, empty where that is this record itself
/// @param modified ISO instant, empty where not told
/// @param publisher who answers for it
/// @param attributions who has which part in it
/// @param statements the story of its making, its limits
/// @param made what made it
/// @param used what it was made from
/// @param forms how it can be had
public record RecordView(
        String kind,
        String name,
        String href,
        String title,
        List<String> descriptions,
        String page,
        String modified,
        String publisher,
        List<Part> attributions,
        List<String> statements,
        List<String> made,
        List<Used> used,
        List<Form> forms) {

    /// One form in which it can be had.
    public record Form(String title, String href, String mediaType) {}

    /// One who has a part in it.
    ///
    /// @param role `steward`, `funder`, `owner`, `originator`
    public record Part(String role, String name) {}

    /// One thing that it was made from.
    ///
    /// @param sha256 digest, empty where it is a record of this catalogue
    public record Used(String label, String href, String sha256) {}

    /// Day of the last change, ISO; empty where not told.
    public String day() {
        return modified.isEmpty() ? "" : modified.substring(0, 10);
    }

    static List<RecordView> all(Records records) {
        return records.ids().stream()
                .flatMap(id -> records.dataset(id).stream())
                .map(RecordView::of)
                .toList();
    }

    static RecordView of(Dataset dataset) {
        String name = dataset.id().text().substring(dataset.id().text().lastIndexOf('/') + 1);
        String kind = name.substring(0, name.indexOf('-'));
        Iri page = dataset.words().page();
        return new RecordView(
                kind,
                name,
                path(dataset.id()),
                dataset.words().titles().getFirst().value(),
                texts(dataset.words().descriptions()),
                kind.equals("layer") && page != null ? path(page) : "",
                dataset.lineage().modified() == null
                        ? ""
                        : dataset.lineage().modified().toString(),
                dataset.duty().publisher().names().getFirst().value(),
                dataset.duty().attributions().stream()
                        .map(part -> new Part(
                                part.role().name().toLowerCase(Locale.ROOT),
                                part.agent().names().getFirst().value()))
                        .toList(),
                texts(dataset.lineage().statements()),
                dataset.lineage().activities().stream().map(RecordView::made).toList(),
                used(dataset),
                dataset.distributions().stream().map(RecordView::form).toList());
    }

    private static List<String> texts(List<Text> texts) {
        return texts.stream().map(Text::value).toList();
    }

    private static String made(Activity activity) {
        return activity.labels().getFirst().value()
                + (activity.ended() == null ? "" : ", " + activity.ended())
                + activity.agents().stream()
                        .map(agent -> ", " + agent.names().getFirst().value())
                        .reduce("", String::concat);
    }

    private static List<Used> used(Dataset dataset) {
        return dataset.lineage().sources().stream().map(RecordView::used).toList();
    }

    private static Used used(Entity entity) {
        boolean here = entity.id().text().startsWith("http");
        return new Used(
                entity.labels().getFirst().value(),
                here ? path(entity.id()) : "",
                entity.checksum() == null ? "" : entity.checksum().sha256());
    }

    private static Form form(Distribution distribution) {
        Iri at = distribution.download() == null ? distribution.access() : distribution.download();
        boolean here = distribution.id().text().startsWith(origin(at));
        return new Form(
                distribution.titles().getFirst().value(), here ? path(at) : at.text(), distribution.mediaType());
    }

    private static String origin(Iri iri) {
        URI uri = URI.create(iri.text());
        return uri.getScheme() + "://" + uri.getRawAuthority() + '/';
    }

    private static String path(Iri iri) {
        return URI.create(iri.text()).getRawPath();
    }
}
