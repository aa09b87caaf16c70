/// Measures whole processes, as people run them, and keeps a record.
///
/// What goes in: a build, the public files of a city, and a number of runs. What is guaranteed to come out: for each
/// figure what it includes, what was asked, what was measured (every run, and their median), and what the best peer
/// needs where that is known; printed as a table and appended to `bench/runs/<name>.jsonl` with commit and machine.
/// Nothing is asserted here: speed is judged by people who know the machine.
package citiverse.bench;
