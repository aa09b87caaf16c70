/// What is not known: drawn fairly, carried through the models, and scored once the outcome is known.
///
/// What goes in: distributions of what is uncertain, a number of draws and a seed. What is guaranteed to come out:
/// the same draws for the same seed on every machine ([SplitMix] is fixed here, not borrowed), spread evenly over all
/// dimensions, to be used for every option alike; and scores with the textbook's values on the textbook's cases.
/// Formulas, sources and limits: `docs/methods/uncertainty-and-decisions.md`.
package citiverse.models.uncertainty;
