/// OGC API – Processes Part 1: Core (OGC 18-062r2): rehearsals and the models of the city as processes, run at once or
/// as jobs. A job is as durable as a rehearsal, for it is one in [citiverse.server.rehearsals]: accepted on the disk,
/// resumed, dismissed, recorded in the ledger with its actor.
///
/// Conformance: `core`, `ogc-process-description`, `json`, `html`, `oas30`, `job-list`, `dismiss`. Not offered:
/// `callback`. Values come inline; a value by reference (`href`) may only lie on this server, which fetches nothing
/// from elsewhere. Results are transmitted by value.
package citiverse.server.ogc.processes;
