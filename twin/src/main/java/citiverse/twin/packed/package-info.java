/// Values packed into bytes: numbers as LEB128 varints, signed ones zigzag coded, texts in UTF-8 with their length.
///
/// What is written is the same for the same values on every machine. A reader takes no more memory than its input
/// could hold, whatever the input claims, and refuses what it cannot read with an `IllegalArgumentException`.
package citiverse.twin.packed;
