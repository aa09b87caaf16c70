/// Wire formats: bytes to twin nouns and back, one package per standard and version, no network.
///
/// Each reader streams into a [citiverse.twin.FeatureSink], bounds its memory, and throws a
/// [citiverse.twin.Problem] with file, place, reason and remedy where it cannot go on; what it could mend or had to
/// leave out is listed in the [citiverse.twin.Twin.Quality] that it returns.
package citiverse.standards;
