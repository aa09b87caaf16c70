/// What hangs on one street, bridge or junction: which ways get longer or end when it is gone, and for whom.
///
/// What goes in: a [citiverse.models.criticality.Network] of whole milliseconds, people at places and what they
/// want to reach. What is guaranteed to come out: figures of a network (betweenness, cut edges, efficiency,
/// robustness) and, for each part that is taken away, exactly the times that a search on the network without it
/// gives; no time ever falls when something is taken away. Times are those of free streets: who must drive
/// around meets no queue here.
package citiverse.models.criticality;
