/// JSON in one canonical form (RFC 8785), so that equal content has equal bytes.
///
/// What goes in: maps with text keys, lists, texts, numbers, booleans and null. What is guaranteed to come out: one
/// line of UTF-8 that any RFC 8785 implementation would write for the same content; what cannot be written so
/// (a whole number beyond 2^53 - 1, a number that is not finite, half of a surrogate pair) is refused.
/// Nothing here needs a data-binding library, so that a twin opens quickly.
package citiverse.twin.json;
