package citiverse.standards.dcat;

/// Who has which part in a data set (`prov:qualifiedAttribution`).
///
/// @param agent who
/// @param role which part
public record Attribution(Agent agent, Role role) {
    /// Parts that one may have, with their code in ISO 19115-1.
    public enum Role {
        /// Looks after the data and answers for its quality.
        STEWARD("custodian"),
        /// Pays for it.
        FUNDER("funder"),
        /// Owns it.
        OWNER("owner"),
        /// First made it.
        ORIGINATOR("originator");

        private final String code;

        Role(String code) {
            this.code = code;
        }

        Iri iri() {
            return Iri.of("http://registry.it.csiro.au/def/isotc211/CI_RoleCode/" + code);
        }
    }
}
