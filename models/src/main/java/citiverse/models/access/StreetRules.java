package citiverse.models.access;

import citiverse.twin.Properties;

/// Who may use a street, read from the tags of its OpenStreetMap way.
interface StreetRules {
    /// Those on foot.
    StreetRules WALK = new StreetRules() {
        @Override
        public boolean usable(Properties street) {
            return WalkRules.walkable(street);
        }

        @Override
        public boolean linkable(Properties street) {
            return WalkRules.oneWay(street) == 0 && WalkRules.linkable(street);
        }

        @Override
        public int oneWay(Properties street) {
            return WalkRules.oneWay(street);
        }

        @Override
        public boolean closed(Properties street) {
            return WalkRules.closed(street);
        }
    };

    /// True where the street can be used at all.
    boolean usable(Properties street);

    /// True where places may be joined to it.
    boolean linkable(Properties street);

    /// +1 where it can be used only in the direction of the way, −1 only against it, 0 both ways.
    int oneWay(Properties street);

    /// True where an option has closed it.
    boolean closed(Properties street);
}
