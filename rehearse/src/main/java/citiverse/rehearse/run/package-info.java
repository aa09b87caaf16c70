/// The computation: every option under every future in every draw.
///
/// What goes in: a city, a question and its options. What is guaranteed to come out: for each draw a [DrawResult]
/// that does not depend on the number of threads, on the order in which origins are done, or on whether an option was
/// computed from its difference to the city as it is or from the changed city as a whole.
///
/// That holds to the last bit because opportunities are counted in whole parts of 2^-20 ([Supply#UNIT]): sums of
/// whole numbers do not depend on their order, so that what an option adds or takes away can be added or taken away.
package citiverse.rehearse.run;
