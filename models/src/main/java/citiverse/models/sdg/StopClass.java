package citiverse.models.sdg;

/// How far people are taken to walk to a stop, by what runs there (SDG 11.2.1).
public enum StopClass {
    /// Bus, trolleybus, tram, cable car, lift: 500 m along the streets.
    LOW_CAPACITY(500),
    /// Rail, metro, ferry, monorail: 1 km along the streets.
    HIGH_CAPACITY(1000),
    /// What is no public transport with convenient access: taxis, flights, services of their own.
    NOT_COUNTED(0);

    private final double metres;

    StopClass(double metres) {
        this.metres = metres;
    }

    /// Longest walk along the streets, metres; 0 where the stop does not count.
    public double metres() {
        return metres;
    }

    /// Class of a GTFS route type, of the plain (0–12) or the extended list (100–1700).
    public static StopClass of(int routeType) {
        return switch (routeType) {
            case 0, 3, 5, 6, 7, 11 -> LOW_CAPACITY;
            case 1, 2, 4, 12 -> HIGH_CAPACITY;
            default -> ofExtended(routeType);
        };
    }

    private static StopClass ofExtended(int routeType) {
        return switch (routeType / 100) {
            case 1, 3, 4, 5, 6, 10, 12 -> HIGH_CAPACITY;
            case 2, 7, 8, 9, 13, 14 -> LOW_CAPACITY;
            default -> NOT_COUNTED;
        };
    }

    /// The class that reaches farther: a stop served by bus and rail counts as rail.
    public StopClass orWider(StopClass other) {
        return metres >= other.metres ? this : other;
    }
}
