/// The city's data for people and programs: the catalogue, the downloads and the page of data.
package citiverse.server.catalogue;
