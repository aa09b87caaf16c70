package citiverse.standards.dcat;

/// The languages of the catalogue's texts (EU vocabulary of languages).
public enum Language {
    ARA,
    ENG,
    FRA,
    POR,
    RUS,
    SPA,
    ZHO;

    Iri iri() {
        return Iri.of("http://publications.europa.eu/resource/authority/language/" + name());
    }
}
