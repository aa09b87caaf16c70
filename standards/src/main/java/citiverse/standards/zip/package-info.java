/// Archives that come from elsewhere, read with suspicion.
///
/// What goes in: a ZIP file of unknown origin (PKWARE APPNOTE 6.3, methods stored and deflated, ZIP64). What is
/// guaranteed to come out: [SafeZip] gives each member as a stream whose length, expansion ratio and CRC-32 are
/// checked while it is inflated, so memory and time stay bounded whatever the archive claims; nothing is ever
/// written to disk under a name that the archive chose. Anything else is a [citiverse.twin.Problem] `CV-ZIP-…`.
package citiverse.standards.zip;
