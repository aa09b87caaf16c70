/// The part 3D: a place as one would see it, first as picture, text and tables drawn here, then, when asked for, as a
/// scene in three dimensions that the browser draws.
///
/// What goes in: the city that the caller may see ([SpaceCity]), a place and a time of the address ([Look]), and the
/// changes of an option ([OptionsInPlace]). What is guaranteed to come out: the same buildings, heights, ground and sun
/// in the picture, in the text and in what the scene fetches; nothing of a layer that the caller may not see; an answer
/// of bounded size whatever the city is.
package citiverse.server.page.space;
