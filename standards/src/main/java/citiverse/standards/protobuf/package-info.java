/// Protocol buffers, as far as the formats here need them: fields written into memory.
///
/// What comes out are the bytes of the [encoding](https://protobuf.dev/programming-guides/encoding/): varints, zigzag
/// numbers and length-delimited fields, in the order in which they were written.
package citiverse.standards.protobuf;
