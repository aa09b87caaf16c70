package citiverse.models.spatial;

/// How high a body lies.
///
/// @param bottom metres of its lower side over the planes of its patches (which are 0 where nothing slopes)
/// @param top metres of its upper side over the planes of its patches
/// @param reference from where the heights are counted
/// @param ground height of the ground at the body in `groundReference`; [Interval#ANY] where not known
/// @param groundReference the datum of `ground`
/// @param bottomFrom which values or assumptions the bottom came from
/// @param topFrom which values or assumptions the top came from
/// @param bottomAssumed true where no value tells how high its bottom lies
/// @param topAssumed true where no value tells how high its top lies
/// @param order of what crosses, as the OpenStreetMap tag `layer` tells it; [#NO_ORDER] where it does not
public record Levels(
        Interval bottom,
        Interval top,
        Reference reference,
        Interval ground,
        Reference groundReference,
        String bottomFrom,
        String topFrom,
        boolean bottomAssumed,
        boolean topAssumed,
        int order) {
    /// No tag tells the order.
    public static final int NO_ORDER = Integer.MIN_VALUE;

    /// Heights from one reference, known from values.
    public static Levels told(Interval bottom, Interval top, Reference reference, String from) {
        return new Levels(bottom, top, reference, Interval.ANY, Reference.NONE, from, from, false, false, NO_ORDER);
    }

    /// Nothing tells them.
    ///
    /// @param reason why not
    static Levels unknown(String reason) {
        return new Levels(
                Interval.ANY,
                Interval.ANY,
                Reference.NONE,
                Interval.ANY,
                Reference.NONE,
                reason,
                reason,
                true,
                true,
                NO_ORDER);
    }

    /// The same with the height of the ground.
    Levels over(Interval groundHeight, Reference datum) {
        return new Levels(
                bottom, top, reference, groundHeight, datum, bottomFrom, topFrom, bottomAssumed, topAssumed, order);
    }

    boolean groundKnown() {
        return groundReference.kind() == Reference.Kind.DATUM;
    }
}
