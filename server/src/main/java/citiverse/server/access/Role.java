package citiverse.server.access;

import java.util.Locale;

/// What a person may do, least first; a role has the rights of those before it.
public enum Role {
    /// Reads public layers; needs no sign-in.
    PUBLIC,
    /// A resident who signed in.
    RESIDENT,
    /// Rehearses questions.
    PLANNER,
    /// Watches over what runs; reads restricted layers of operation.
    OPERATOR,
    /// Answers for a data set; changes features.
    STEWARD,
    /// Decides; reads all restricted layers.
    OFFICER,
    /// Runs the server.
    ADMINISTRATOR;

    /// The name in tokens and settings.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of a name, [#PUBLIC] for any other text.
    public static Role of(String id) {
        for (Role role : values()) {
            if (role.id().equals(id)) {
                return role;
            }
        }
        return PUBLIC;
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
