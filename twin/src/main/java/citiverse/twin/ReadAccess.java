package citiverse.twin;

import java.util.Locale;
import java.util.Optional;

/// Who may read a layer, from everybody to few: the least role that may.
///
/// Layers that can harm people when everybody reads them (informal settlements, displacement pressure, personal data,
/// critical assets) are restricted in the store, so that every way out asks the same question.
public enum ReadAccess {
    /// Everybody, without an account.
    PUBLIC,
    /// Residents who signed in.
    RESIDENT,
    /// Those who rehearse questions.
    PLANNER,
    /// Those who watch over what runs.
    OPERATOR,
    /// Those who answer for data.
    STEWARD,
    /// Those who decide.
    OFFICER;

    /// The role of a layer of which only `restricted` is told.
    public static final ReadAccess RESTRICTED = OFFICER;

    /// The name in files, such as `planner`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The access of a name in files.
    public static Optional<ReadAccess> named(String id) {
        for (ReadAccess access : values()) {
            if (access.id().equals(id)) {
                return Optional.of(access);
            }
        }
        return Optional.empty();
    }

    /// The one that admits fewer.
    public ReadAccess strictest(ReadAccess other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
