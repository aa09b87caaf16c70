package citiverse.standards.dcat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A data set (`dcat:Dataset`).
///
/// @param id its IRI
/// @param words how people find and read it
/// @param duty who answers for it, and under which terms
/// @param coverage what it covers, where, when and how finely
/// @param lineage where it came from
/// @param quality how good it is, as measured
/// @param distributions the forms in which it can be had
public record Dataset(
        Iri id,
        Words words,
        Duty duty,
        Coverage coverage,
        Lineage lineage,
        List<Measurement> quality,
        List<Distribution> distributions) {
    public Dataset {
        quality = List.copyOf(quality);
        distributions = List.copyOf(distributions);
        Required.different(distributions.stream().map(Distribution::id).toList(), "distributions of " + id);
    }

    /// How people find and read a data set.
    ///
    /// @param identifier its name in the city's own terms; empty where none
    /// @param titles one or more
    /// @param descriptions one or more
    /// @param keywords words to find it by
    /// @param themes what it is about
    /// @param types what kind of data set it is
    /// @param page where people read about it; null where nowhere
    /// @param documents what explains it further
    public record Words(
            String identifier,
            List<Text> titles,
            List<Text> descriptions,
            List<Text> keywords,
            List<Concept> themes,
            List<Concept> types,
            Iri page,
            List<Iri> documents) {
        public Words {
            titles = Required.oneOrMore(titles, "title of a data set");
            descriptions = Required.oneOrMore(descriptions, "description of a data set");
            keywords = List.copyOf(keywords);
            themes = List.copyOf(themes);
            types = List.copyOf(types);
            documents = List.copyOf(documents);
        }
    }

    /// Who answers for a data set.
    ///
    /// @param publisher who makes it available; null where not told
    /// @param contact whom to ask; null where not told
    /// @param attributions who has which part in it: steward, funder and others
    /// @param access who may read it; null where not told
    /// @param frequency how often it is brought up to date; null where not told
    public record Duty(
            Agent publisher, Contact contact, List<Attribution> attributions, Access access, Frequency frequency) {
        public Duty {
            attributions = List.copyOf(attributions);
        }
    }

    /// What a data set covers.
    ///
    /// @param place where; null where not told
    /// @param period when; null where not told
    /// @param resolutionMetres least distance between things told apart; null where not told
    /// @param resolution least time between things told apart; null where not told
    /// @param standards what its content conforms to
    public record Coverage(
            Place place, Period period, BigDecimal resolutionMetres, Duration resolution, List<Standard> standards) {
        public static final Coverage UNTOLD = new Coverage(null, null, null, null, List.of());

        public Coverage {
            standards = List.copyOf(standards);
        }
    }

    /// Where a data set came from.
    ///
    /// @param version its version; empty where not told
    /// @param issued when it was first there; null where not told
    /// @param modified when it last changed; null where not told
    /// @param statements the story for people
    /// @param activities what made it
    /// @param sources what it was made from
    public record Lineage(
            String version,
            Instant issued,
            Instant modified,
            List<Text> statements,
            List<Activity> activities,
            List<Entity> sources) {
        public static final Lineage UNTOLD = new Lineage("", null, null, List.of(), List.of(), List.of());

        public Lineage {
            statements = List.copyOf(statements);
            activities = List.copyOf(activities);
            sources = List.copyOf(sources);
        }
    }
}
