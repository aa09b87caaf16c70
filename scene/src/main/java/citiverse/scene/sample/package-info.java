/// The sample city: about 40,000 people, from one seed, at no real place.
///
/// What goes in: a seed and a size. What is guaranteed to come out of [SampleCity]: a scene in which every district is
/// joined on foot, the river is crossed at bridges only, every bus runs on streets open to it, the groups of every
/// cell add up to its people, and the same seed gives the same bytes.
///
/// How it is made, in the order of the classes: the [River] and the [Relief]; [Avenues] across both; the [Districts]
/// between them, each with its [Quarter]; the [StreetPattern] of each; [Blocks] between the streets; [Houses] on them;
/// [Facilities] and [Residents] in the houses; [Transit] through the streets.
package citiverse.scene.sample;
