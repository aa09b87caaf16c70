package citiverse.server.ogc.features;

import java.util.List;

/// A resource as a page: what the template `ogc/document` shows.
///
/// @param title name of the page
/// @param lead what it is, empty for nothing
/// @param ways links up to it, the topmost first
/// @param facts names and values
/// @param tables tables
/// @param links what leads on
public record Doc(String title, String lead, List<Cell> ways, List<Fact> facts, List<Table> tables, List<Cell> links) {

    /// A text, with the address it leads to or none.
    ///
    /// @param href empty for none
    /// @param number true where it is a number, to be set at the end of its column
    public record Cell(String text, String href, boolean number) {
        public static Cell of(String text) {
            return new Cell(text, "", false);
        }

        public static Cell of(String text, String href) {
            return new Cell(text, href, false);
        }

        public static Cell number(String text) {
            return new Cell(text, "", true);
        }
    }

    /// A name and what holds for it.
    public record Fact(String name, Cell value) {}

    /// A table.
    ///
    /// @param caption what it shows
    /// @param head names of its columns
    /// @param rows cells in the order of the columns
    public record Table(String caption, List<String> head, List<List<Cell>> rows) {}
}
