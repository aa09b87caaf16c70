/// The city's data for people and programs: the catalogue (DCAT-AP 3.0.1), the downloads and the page of data.
///
/// [citiverse.server.catalogue.CityFacts] counts what the twin holds, once for each state of it;
/// [citiverse.server.catalogue.Records] makes of it the records that one reader may see, and everything that is shown
/// or given goes through those: a layer that the reader may not see is not there, nor in any count. JSON-LD, Turtle and
/// HTML are three forms of the same records. What a source did not tell is said to be not told; nothing is guessed.
package citiverse.server.catalogue;
