/// Rehearsals that people start over the network: accepted durably, run one after another, watched, dismissed,
// repeated.
///
/// A question, its seed and its number of draws on one state of the city are one run: asked again, the same id comes
/// back and nothing is computed twice. A run is a folder `rehearsals/<id>/` of the workspace:
///
/// | file | what |
/// |---|---|
/// | `job.json` | state of the run, with what is still owed to the ledger; written beside and moved, synced |
/// | `question.yaml` | the question as it came |
/// | `result/` | what [citiverse.rehearse.Rehearsal] wrote, the same bytes as on the command line, and its report |
/// | `verify.json` | what came of running it again |
///
/// What was acknowledged survives the end of the process: runs that were not finished go on when the server starts,
/// with the draws that were done. Every run, repetition and dismissal comes into the ledger with its actor; where
/// another process holds the twin, later.
package citiverse.server.rehearsals;
