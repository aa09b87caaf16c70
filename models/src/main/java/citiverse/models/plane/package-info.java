/// A city as a flat plane in metres.
///
/// What goes in: longitude and latitude in degrees on WGS 84. What is guaranteed to come out: metres with the radii of
/// curvature of the ellipsoid, good to a millimetre in a kilometre between near points ([LocalMetres]) and, over a
/// whole city, within the limits that [Plane] tells; no projection library is needed.
package citiverse.models.plane;
