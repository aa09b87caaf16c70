package citiverse.standards.dcat;

/// Writes a catalogue, or one record of it. The same content gives the same bytes.
public final class Dcat {
    /// Media type of [#jsonLd].
    public static final String JSON_LD = "application/ld+json";

    /// Media type of [#turtle].
    public static final String TURTLE = "text/turtle";

    private Dcat() {}

    /// A catalogue with its data sets and services as JSON-LD 1.1.
    public static String jsonLd(Catalogue catalogue) {
        return JsonLd.write(CatalogueGraph.of(catalogue));
    }

    /// A catalogue with its data sets and services as Turtle.
    public static String turtle(Catalogue catalogue) {
        return Turtle.write(CatalogueGraph.of(catalogue));
    }

    /// One data set as JSON-LD 1.1, told to be of a catalogue.
    public static String jsonLd(Iri catalogue, Dataset dataset) {
        return JsonLd.write(CatalogueGraph.of(catalogue, dataset));
    }

    /// One data set as Turtle, told to be of a catalogue.
    public static String turtle(Iri catalogue, Dataset dataset) {
        return Turtle.write(CatalogueGraph.of(catalogue, dataset));
    }
}
