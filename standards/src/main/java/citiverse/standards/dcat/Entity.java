package citiverse.standards.dcat;

import java.util.List;

/// Something that went into a data set (`prov:Entity`): a file, a register, another data set.
///
/// @param id its IRI
/// @param labels what it is
/// @param checksum digest of its bytes; null where not known
/// @param origin where it can be had; null where not told
/// @param licence its terms; null where not told
public record Entity(Iri id, List<Text> labels, Checksum checksum, Iri origin, Licence licence) {
    public Entity {
        labels = List.copyOf(labels);
    }
}
