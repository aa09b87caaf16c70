/// The science: pure functions from a compiled snapshot and parameters to indicators, on flat primitive arrays.
///
/// Nothing here reads a clock, a file, a locale or an environment variable, and nothing draws from an unseeded
/// generator.
package citiverse.models;
