/// How long it takes to reach one place from another, on foot and by public transport, and what an option does to it.
///
/// What goes in: a [citiverse.twin.Snapshot], compiled once into flat arrays ([AccessNetwork]); then places and
/// [AccessSettings] ([AccessRun]). What is guaranteed to come out: whole seconds that depend on nothing but those
/// inputs, and for an option exactly the seconds that a full computation on the changed city gives.
package citiverse.models.access;
