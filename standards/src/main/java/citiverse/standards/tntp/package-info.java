/// TNTP, the text format of the Transportation Networks for Research: road networks, trip tables, flows and nodes.
///
/// What goes in: the bytes of one file. What is guaranteed to come out: the numbers of the file in flat arrays, each
/// checked (nodes exist, capacities let vehicles pass, as many links as declared), in memory that grows with the number
/// of records only; a faulty file is refused with its line. What is read and what is not: `docs/standards/tntp.md`.
package citiverse.standards.tntp;
