/// The open interfaces of the OGC, all under `/ogc`: one landing page, one list of conformance classes and one API
/// document, put together from the parts.
package citiverse.server.ogc;
