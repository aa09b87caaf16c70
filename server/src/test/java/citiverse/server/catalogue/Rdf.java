package citiverse.server.catalogue;

import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;

/// Graphs read by Apache Jena, every warning an error.
final class Rdf {
    static final String DCT = "http://purl.org/dc/terms/";
    static final String DCAT = "http://www.w3.org/ns/dcat#";
    static final String PROV = "http://www.w3.org/ns/prov#";

    private Rdf() {}

    static Model turtle(String text) {
        return read(text, Lang.TURTLE);
    }

    static Model jsonLd(String text) {
        return read(text, Lang.JSONLD11);
    }

    private static Model read(String text, Lang language) {
        var model = ModelFactory.createDefaultModel();
        RDFParser.fromString(text, language)
                .errorHandler(ErrorHandlerFactory.errorHandlerStrict)
                .parse(model);
        return model;
    }
}
