/// The city online: one twin served to people as pages and to programs by open standards.
///
/// One datum goes this way: a request meets [citiverse.server.access] (who asks, and may they), then the room of its
/// path, which reads [citiverse.server.city.OnlineCity#snapshot] and answers; what goes wrong becomes a problem
/// document or a page of the same words in [citiverse.server.http].
///
/// | path | room |
/// |---|---|
/// | `/`, `/place/…`, `/search` | [citiverse.server.page], pages for people |
/// | `/rehearse`, `/api` | [citiverse.server.rehearsals] |
/// | `/data`, `/catalogue` | [citiverse.server.catalogue] |
/// | `/ogc` | [citiverse.server.ogc] |
///
/// [Wiring] makes everything that is not a request's. Nothing here computes: the models stand in `models`, the wire
/// formats in `standards`.
package citiverse.server;
