/// The ledger: an append-only, hash-chained record whose Merkle tree anyone can check with a public tool.
///
/// What goes in: entries, one after the other, each naming its payload by hash. What is guaranteed to come out: the
/// tree of RFC 9162 (leaf = SHA-256(0x00 ‖ entry)), proofs that an entry is in it and that a later tree continues an
/// earlier one, and checkpoints as signed notes of C2SP tlog-checkpoint (Ed25519). The ledger is tamper-evident: a
/// changed byte is found. A full rewrite or a cut tail is found only against a checkpoint that was kept elsewhere.
package citiverse.twin.ledger;
