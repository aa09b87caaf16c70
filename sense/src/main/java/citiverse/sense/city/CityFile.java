package citiverse.sense.city;

import citiverse.standards.ifc.IfcReader;
import citiverse.twin.City;
import citiverse.twin.LayerSchema;
import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import citiverse.twin.ReadAccess;
import citiverse.twin.Source;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// A city and its sources, as its city file tells.
///
/// @param file name of the city file, for messages
/// @param city the city; its metric CRS is empty where the file names none, see
///     [citiverse.sense.MetricCrs]
/// @param sources its sources in the order in which they are imported
public record CityFile(String file, City city, List<SourceEntry> sources) {

    public CityFile {
        sources = List.copyOf(sources);
    }

    /// Reads a city file.
    ///
    /// @throws Problem `CV-CITY-…` with the line
    public static CityFile read(Path path) {
        String name = path.getFileName().toString();
        try {
            return parse(name, Files.readString(path));
        } catch (CharacterCodingException notUtf8) {
            throw Problem.user("CV-CITY-001", "it is not UTF-8")
                    .in(name)
                    .remedy("Save it as UTF-8")
                    .causedBy(notUtf8);
        } catch (java.nio.file.NoSuchFileException absent) {
            throw Problem.user("CV-CITY-005", "there is no such file")
                    .in(name)
                    .remedy("Check the path")
                    .causedBy(absent);
        } catch (IOException failed) {
            throw Problem.ours("CV-CITY-009", "it could not be read", failed).in(name);
        }
    }

    /// Reads the text of a city file.
    ///
    /// @param file its name, for messages
    public static CityFile parse(String file, String text) {
        CityYaml yaml = CityYaml.parse(file, text);
        CitySchema.check(yaml);
        JsonNode city = yaml.root().get("city");
        var sources = new ArrayList<SourceEntry>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < yaml.root().get("sources").size(); i++) {
            SourceEntry source = source(yaml, "/sources/" + i);
            Integer before = seen.putIfAbsent(source.id(), yaml.line("/sources/" + i));
            if (before != null) {
                throw Problem.user(
                                "CV-CITY-004",
                                "the source id \"" + source.id() + "\" stands on line " + before + " already")
                        .in(file)
                        .at(source.place())
                        .remedy("Give each source an id of its own");
            }
            sources.add(source);
        }
        var named = new City(
                city.get("id").asText(),
                city.get("name").asText(),
                zone(yaml, city.get("timezone").asText()),
                city.path("crs").asText(),
                city.path("language").asText("en"));
        return new CityFile(file, named, sources);
    }

    private static ZoneId zone(CityYaml yaml, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw Problem.user("CV-CITY-006", "the time zone \"" + name + "\" is unknown")
                    .in(yaml.file())
                    .at("line " + yaml.line("/city/timezone"))
                    .remedy(NearestNames.remedy(name, new TreeSet<>(ZoneId.getAvailableZoneIds())))
                    .causedBy(unknown);
        }
    }

    private static SourceEntry source(CityYaml yaml, String pointer) {
        JsonNode node = yaml.root().at(pointer);
        var missing = new TreeSet<String>();
        node.path("missing").forEach(text -> missing.add(text.asText()));
        var columns = new ArrayList<SourceEntry.Column>();
        Map<String, String> taken = new HashMap<>();
        for (var named : node.path("columns").properties()) {
            SourceEntry.Column column = column(named.getKey(), named.getValue());
            String other = taken.putIfAbsent(column.to(), column.name());
            if (other != null) {
                throw Problem.user(
                                "CV-CITY-007",
                                "the columns \"" + other + "\" and \"" + column.name()
                                        + "\" both become the property \"" + column.to() + '"')
                        .in(yaml.file())
                        .at("line " + yaml.line(pointer + "/columns/" + CityYaml.escaped(column.name())))
                        .remedy("Name one of them with to:");
            }
            columns.add(column);
        }
        String file = node.get("file").asText();
        return new SourceEntry(
                node.get("id").asText(),
                file,
                node.path("title").asText(file.substring(file.lastIndexOf('/') + 1)),
                node.path("format").asText(),
                node.path("licence").asText(),
                node.path("attribution").asText(),
                node.path("uri").asText(),
                node.path("replace").asBoolean(),
                access(yaml, pointer),
                node.path("layer").asText(),
                node.path("table").asText(),
                node.path("key").asText(),
                node.path("x").asText(node.path("lon").asText()),
                node.path("y").asText(node.path("lat").asText()),
                node.path("crs").asText(),
                node.path("unit").asText(),
                node.path("datum").asText(),
                georeference(node.path("georeference")),
                node.path("decimal").asText().equals(","),
                missing,
                columns,
                care(node),
                "line " + yaml.line(pointer));
    }

    private static ReadAccess access(CityYaml yaml, String pointer) {
        JsonNode node = yaml.root().at(pointer);
        boolean restricted = node.path("access").asText().equals("restricted");
        if (!restricted && node.has("role")) {
            throw Problem.user("CV-CITY-008", "a role is told, but the source is not restricted")
                    .in(yaml.file())
                    .at("line " + yaml.line(pointer + "/role"))
                    .remedy("Add access: restricted, or take role away");
        }
        return restricted
                ? ReadAccess.named(node.path("role").asText()).orElse(ReadAccess.RESTRICTED)
                : ReadAccess.PUBLIC;
    }

    private static Source.Care care(JsonNode node) {
        return new Source.Care(
                node.path("steward").asText(),
                node.path("funder").asText(),
                node.path("updates").asText(),
                node.path("date").asText());
    }

    private static IfcReader.Place georeference(JsonNode node) {
        return node.isMissingNode()
                ? IfcReader.Place.NOT_TOLD
                : new IfcReader.Place(
                        node.get("longitude").asDouble(),
                        node.get("latitude").asDouble(),
                        node.path("elevation").asDouble(),
                        node.path("rotation").asDouble());
    }

    private static SourceEntry.Column column(String name, JsonNode node) {
        String kind = node.path("kind").asText();
        return new SourceEntry.Column(
                name,
                node.path("to").asText(propertyName(name)),
                kind.isEmpty() ? null : LayerSchema.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                node.path("unit").asText(),
                node.path("description").asText(),
                node.path("group").asText(),
                switch (node.path("personal").asText()) {
                    case "drop" -> SourceEntry.Personal.DROP;
                    case "public" -> SourceEntry.Personal.PUBLIC;
                    default -> SourceEntry.Personal.NOT_TOLD;
                });
    }

    /// A column's name as a property's: lower case, what is neither letter nor digit as `_`, accents dropped.
    public static String propertyName(String column) {
        String plain = java.text.Normalizer.normalize(column, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        String started = plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "c_" + plain : plain;
        return started.substring(0, Math.min(64, started.length()));
    }
}
