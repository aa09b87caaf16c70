package citiverse.models.spatial;

/// One thing and how it lies to another.
///
/// @param subject id of the first feature
/// @param predicate what is told of them
/// @param object id of the second feature
/// @param answer whether it holds
/// @param clearance the vertical gap in metres: of [Predicate#BELOW], [Predicate#ABOVE] and
///     [Predicate#CROSSES_BENEATH] in the direction asked, of [Predicate#OVERLAPS] and [Predicate#CLEARANCE] the
///     greater of both directions (negative where they overlap), of [Predicate#NEAR] the distance in space;
///     [Interval#ANY] where unknown
/// @param longitude of a point on the ground that both cover, degrees; between them where they share none
/// @param latitude of that point, degrees
/// @param reason why the answer is unknown, or what else it rests on; empty where the heights say it all
/// @param subjectFrom where the heights of the first came from
/// @param objectFrom where the heights of the second came from
public record Relation(
        String subject,
        Predicate predicate,
        String object,
        Answer answer,
        Interval clearance,
        double longitude,
        double latitude,
        String reason,
        String subjectFrom,
        String objectFrom) {}
