/// What lies below, above, across or near what, in three dimensions and with heights that may be uncertain.
///
/// What goes in: features of a [citiverse.twin.Snapshot], whose heights are told by their form, by z, by properties
/// such as `cover_metres`, or by nothing but what they are; then [citiverse.models.spatial.Assumptions] stand in for
/// what is not told. What is guaranteed to come out: relations with the answer yes, no, possibly or unknown, where
/// yes and no hold for every value within the intervals of the heights; the interval of the clearance; and from which
/// value or assumption each height came. Heights in different vertical datums are never compared.
package citiverse.models.spatial;
