/// The part Rehearse: questions are drawn by form or on a map, run, and read.
///
/// A drawn question goes this way: what a form says changes a [citiverse.server.page.rehearse.Draft] by
/// [citiverse.server.page.rehearse.Edits]; each change is kept as a step of its own under an id made of its content
/// ([citiverse.server.page.rehearse.Drafts]), so that every state has a link, and undo and redo are links too;
/// [citiverse.server.page.rehearse.DrawnQuestion] writes it as the YAML that the command line reads. Nothing here needs
/// a script.
package citiverse.server.page.rehearse;
