/// What is offered as processes: each takes typed inputs and the city, and gives a table whose columns have a unit and
/// a meaning, with quality and provenance. The science is that of `models`; nothing here draws or reads a clock.
package citiverse.server.ogc.processes.offered;
