package citiverse.standards.citygml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// One element of XML with all that is in it.
final class Element {
    private static final String CITYGML = "http://www.opengis.net/citygml/";
    private static final String GML = "http://www.opengis.net/gml";

    final String space;
    final String name;
    final Element parent;
    final int line;
    final List<Element> children = new ArrayList<>(2);
    String id = "";
    String href = "";
    String srsName = "";
    String srsDimension = "";
    String orientation = "";
    /// Value of the attribute `name` of a generic attribute of CityGML 2.0.
    String called = "";
    String text = "";

    Element(String space, String name, Element parent, int line) {
        this.space = space;
        this.name = name;
        this.parent = parent;
        this.line = line;
    }

    boolean ofCityGml() {
        return space.startsWith(CITYGML);
    }

    boolean ofGml() {
        return space.startsWith(GML);
    }

    /// The first child of a name, null where there is none.
    Element child(String wanted) {
        for (Element child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    /// The text of the first child of a name, empty where there is none.
    String textOf(String wanted) {
        Element child = child(wanted);
        return child == null ? "" : child.text;
    }

    /// The only element in it, null where there is none.
    Element content() {
        return children.isEmpty() ? null : children.getFirst();
    }

    /// The id that it links to within the file, empty where it links to none.
    String target() {
        return href.startsWith("#") ? href.substring(1) : "";
    }

    /// Visits it and all that is in it.
    void visit(Consumer<Element> visitor) {
        visitor.accept(this);
        for (Element child : children) {
            child.visit(visitor);
        }
    }

    /// All texts in it, in their order.
    ///
    /// @param without name of elements that are passed over
    String texts(String between, String without) {
        var all = new StringBuilder(text);
        for (Element child : children) {
            String more = child.name.equals(without) ? "" : child.texts(between, without);
            all.append(all.isEmpty() || more.isEmpty() ? "" : between).append(more);
        }
        return all.toString();
    }

    /// Level of detail of a property such as `lod2Solid`; empty where it tells none.
    String lod() {
        boolean told = name.length() > 4 && name.toLowerCase(Locale.ROOT).startsWith("lod");
        char digit = told ? name.charAt(3) : ' ';
        return digit >= '0' && digit <= '4' ? String.valueOf(digit) : "";
    }

    @Override
    public String toString() {
        return name + (id.isEmpty() ? "" : ' ' + id) + " (line " + line + ')';
    }
}
