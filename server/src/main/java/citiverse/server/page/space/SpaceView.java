package citiverse.server.page.space;

import io.quarkus.qute.RawString;
import java.util.List;

/// What the page of the part 3D shows.
///
/// @param title name of the place, or of the street it lies on
/// @param street name of the street beside it, empty where it has none
/// @param look what is looked at
/// @param at `longitude,latitude` as addresses have it
/// @param groundMetres height of the ground, in the vertical reference of the city
/// @param groundKnown false where flat ground is assumed
/// @param direction whither one looks, `north`, …
/// @param picture as SVG
/// @param turns the picture from the other sides
/// @param neighbours the nearest buildings
/// @param sun of the day
/// @param legs of a walk
/// @param option what it changes, null where none is looked at
/// @param words searched for, empty where none were
/// @param found what has these in its name
/// @param suggestions places worth standing at
/// @param dates days worth looking at
/// @param script texts of the scene as JSON
public record SpaceView(
        String title,
        String street,
        LookView look,
        String at,
        double groundMetres,
        boolean groundKnown,
        String direction,
        RawString picture,
        List<Link> turns,
        List<Neighbour> neighbours,
        SunView sun,
        List<Walk.Leg> legs,
        OptionView option,
        String words,
        List<Link> found,
        List<Link> suggestions,
        List<Link> dates,
        String script) {

    /// A button that moves the eye.
    ///
    /// @param id end of its key, and what the scene does
    /// @param icon path in a square of 24
    public record Move(String id, String icon) {}

    /// @param keys as they are printed on a keyboard
    /// @param id end of the key of what they do
    public record Key(String keys, String id) {}

    /// The buttons that move the eye, in the order in which they stand.
    public List<Move> moves() {
        return List.of(
                new Move("turn-left", "M8 8H14a5 5 0 0 1 0 10H9M11 4L7 8L11 12"),
                new Move("forward", "M12 20V5M6 11L12 5L18 11"),
                new Move("turn-right", "M16 8H10a5 5 0 0 0 0 10H15M13 4L17 8L13 12"),
                new Move("nearer", "M5 12H19M12 5V19"),
                new Move("left", "M20 12H5M11 6L5 12L11 18"),
                new Move("back", "M12 4V19M6 13L12 19L18 13"),
                new Move("right", "M4 12H19M13 6L19 12L13 18"),
                new Move("farther", "M5 12H19"),
                new Move("up", "M4 16L12 8L20 16"),
                new Move("down", "M4 8L12 16L20 8"));
    }

    /// The keys of the scene.
    public List<Key> keys() {
        return List.of(
                new Key("↑ ↓ ← →", "arrows"),
                new Key("W A S D", "wasd"),
                new Key("Q E", "turn"),
                new Key("R F", "tilt"),
                new Key("+ −", "zoom"),
                new Key(", .", "time"),
                new Key("Space", "play"),
                new Key("V", "mode"),
                new Key("O", "option"),
                new Key("Enter", "pick"),
                new Key("Esc", "close"));
    }

    /// @param heading degrees
    /// @param with true where the option is shown in place
    public record LookView(String date, String time, int heading, String rehearsal, String option, boolean with) {}

    /// @param text for people, or the end of a key
    /// @param kind of the place: its layer, else empty
    /// @param current true where it is what is shown
    public record Link(String text, String href, String kind, boolean current) {}

    /// The sun of the day at the place.
    ///
    /// @param sunrise `HH:MM`, empty where it does not rise
    /// @param transit when it stands highest
    /// @param sunset `HH:MM`, empty where it does not set
    /// @param noonElevation how high it stands at transit, degrees
    /// @param nowElevation at the time looked at, degrees
    /// @param nowDirection where it stands then
    /// @param hours while it is up
    /// @param litHours how many full hours of these find the place in the sun
    /// @param sky chart of the sky as SVG
    /// @param maps shadows hour by hour as markup
    public record SunView(
            String sunrise,
            String transit,
            String sunset,
            double noonElevation,
            double nowElevation,
            String nowDirection,
            List<Hour> hours,
            long litHours,
            RawString sky,
            RawString maps) {
        /// How many full hours the sun is up.
        public long upHours() {
            return hours.size();
        }

        /// True where the sun is up at the time looked at.
        public boolean up() {
            return nowElevation > 0;
        }
    }

    /// @param time `HH:MM`
    /// @param elevation degrees
    /// @param shadow length of the shadow of something ten metres high, metres on level ground
    /// @param lit true where the sun reaches the place, as far as buildings go
    /// @param hidden name of the building that hides it, empty where lit
    public record Hour(String time, String direction, double elevation, double shadow, boolean lit, String hidden) {}

    /// @param title of the option, in the language of its question
    /// @param toggle the same page as it is, or with it
    /// @param siblings the options of the same rehearsal
    /// @param made what it builds
    /// @param gone what it takes away or alters, as it is
    public record OptionView(
            String title,
            String language,
            String rehearsal,
            String toggle,
            List<Link> siblings,
            List<Neighbour> made,
            List<Neighbour> gone) {}
}
