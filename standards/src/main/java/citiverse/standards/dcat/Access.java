package citiverse.standards.dcat;

import java.util.Locale;

/// Who may read (EU vocabulary of access rights).
public enum Access {
    PUBLIC,
    RESTRICTED,
    NON_PUBLIC;

    Iri iri() {
        return Iri.of("http://publications.europa.eu/resource/authority/access-right/" + name());
    }

    Text label() {
        return Text.english(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
