/// Timetables as data: trips packed per pattern, so that a city's day fits in a few hundred features.
package citiverse.twin.transit;
