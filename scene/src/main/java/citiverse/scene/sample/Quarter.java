package citiverse.scene.sample;

/// What a district is like: its streets, its houses, its people.
enum Quarter {
    CENTRE(
            "Old Town",
            "commercial",
            new Streets(Pattern.ORGANIC, 62, 62, 4.2),
            new Built(Style.ROW, 3, 5, 11, 46, 16),
            new People(0.10, 0.68, 0.22, 0.20, 0.50, 0.30)),
    INNER(
            "Midtown",
            "residential",
            new Streets(Pattern.GRID, 96, 150, 7.5),
            new Built(Style.ROW, 4, 6, 13, 40, 5.5),
            new People(0.14, 0.70, 0.16, 0.20, 0.55, 0.25)),
    TERRACES(
            "Terraces",
            "residential",
            new Streets(Pattern.GRID, 82, 170, 7),
            new Built(Style.ROW, 2, 3, 9.5, 36, 1.2),
            new People(0.20, 0.65, 0.15, 0.35, 0.55, 0.10)),
    GARDENS(
            "Gardens",
            "residential",
            new Streets(Pattern.WAVY, 90, 190, 7),
            new Built(Style.DETACHED, 1, 2, 10, 52, 0.4),
            new People(0.19, 0.57, 0.24, 0.08, 0.47, 0.45)),
    TOWERS(
            "Towers",
            "residential",
            new Streets(Pattern.SUPERBLOCK, 215, 260, 9),
            new Built(Style.TOWER, 9, 16, 16, 33, 0.8),
            new People(0.22, 0.67, 0.11, 0.42, 0.50, 0.08)),
    INDUSTRY(
            "Works",
            "industrial",
            new Streets(Pattern.GRID, 200, 300, 11),
            new Built(Style.HALL, 1, 2, 45, 0, 9),
            new People(0.15, 0.75, 0.10, 0.50, 0.45, 0.05)),
    INFORMAL(
            "Hillside",
            "residential",
            new Streets(Pattern.PATHS, 40, 40, 1.6),
            new Built(Style.HUT, 1, 2, 7, 13, 1.1),
            new People(0.34, 0.61, 0.05, 0.86, 0.13, 0.01)),
    PARK(
            "Park",
            "",
            new Streets(Pattern.PARK_PATHS, 150, 190, 6),
            new Built(Style.NONE, 0, 0, 0, 0, 0),
            new People(0.2, 0.6, 0.2, 0.3, 0.5, 0.2)),
    FOREST(
            "Hilltop",
            "forest",
            new Streets(Pattern.NONE, 0, 0, 0),
            new Built(Style.NONE, 0, 0, 0, 0, 0),
            new People(0.2, 0.6, 0.2, 0.3, 0.5, 0.2)),
    FIELDS(
            "Fields",
            "farmland",
            new Streets(Pattern.NONE, 0, 0, 0),
            new Built(Style.NONE, 0, 0, 0, 0, 0),
            new People(0.2, 0.6, 0.2, 0.3, 0.5, 0.2));

    /// How streets are laid out.
    enum Pattern {
        ORGANIC,
        GRID,
        WAVY,
        SUPERBLOCK,
        PATHS,
        PARK_PATHS,
        NONE
    }

    /// How houses stand on a block.
    enum Style {
        ROW,
        DETACHED,
        TOWER,
        HALL,
        HUT,
        NONE
    }

    /// @param pattern layout
    /// @param across metres between streets one way
    /// @param along metres between streets the other way
    /// @param setback metres from the middle of the street to the houses
    record Streets(Pattern pattern, double across, double along, double setback) {}

    /// @param style how they stand
    /// @param fewest least storeys
    /// @param most most storeys
    /// @param depth depth of a house, metres
    /// @param squareMetresEach floor area for each resident, square metres; 0 where nobody lives
    /// @param jobs workplaces for each 1,000 square metres of floor
    record Built(Style style, int fewest, int most, double depth, double squareMetresEach, double jobs) {}

    /// Shares of groups among the residents: three ages, three incomes.
    record People(double young, double grown, double old, double poor, double middle, double rich) {}

    private final String title;
    private final String landuse;
    private final Streets streets;
    private final Built built;
    private final People people;

    Quarter(String title, String landuse, Streets streets, Built built, People people) {
        this.title = title;
        this.landuse = landuse;
        this.streets = streets;
        this.built = built;
        this.people = people;
    }

    String title() {
        return title;
    }

    String landuse() {
        return landuse;
    }

    Streets streets() {
        return streets;
    }

    Built built() {
        return built;
    }

    People people() {
        return people;
    }

    boolean inhabited() {
        return built.squareMetresEach() > 0;
    }
}
