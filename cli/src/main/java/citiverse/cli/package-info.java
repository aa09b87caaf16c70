/// The command line: reads what the user asks, wires the rooms for batch work, shows progress, and says what went
/// wrong with the exit code that belongs to it (0 done, 1 our fault, 2 the user's, 130 interrupted).
package citiverse.cli;
