package citiverse.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import citiverse.twin.ReadAccess;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RightsTest {
    /// Roles in their order, by action: who may (1) and who may not (0).
    private static final Map<Action, String> TABLE = new TreeMap<>(Map.of(
            Action.READ, "1111111",
            Action.REHEARSE, "0011111",
            Action.KEEP_BRANCH, "0011111",
            Action.WATCH, "0001111",
            Action.EDIT_FEATURES, "0000111",
            Action.DECIDE, "0000011",
            Action.COPY_TWIN, "0000011",
            Action.INVITE, "0000001"));

    @Test
    void theTableOfRights() {
        for (Action action : Action.values()) {
            var row = new StringBuilder();
            for (Role role : Role.values()) {
                row.append(role.includes(action.least()) ? '1' : '0');
            }
            assertEquals(TABLE.get(action), row.toString(), action.name());
        }
    }

    @Test
    void everyAccessOfALayerHasARoleOfItsName() {
        for (ReadAccess access : ReadAccess.values()) {
            assertEquals(access.id(), Visibility.least(access).id());
        }
        assertTrue(Role.ADMINISTRATOR.includes(Visibility.least(ReadAccess.RESTRICTED)));
    }

    @Test
    void anUnknownNameGivesNoRight() {
        for (String name : new String[] {"", "root", "ADMINISTRATOR", "administrator ", "officer\n"}) {
            assertEquals(Role.PUBLIC, Role.of(name), name);
        }
    }
}
