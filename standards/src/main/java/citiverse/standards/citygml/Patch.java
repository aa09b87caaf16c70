package citiverse.standards.citygml;

import java.util.List;

/// A surface in one plane, as it is used: where it stands in the file and which way round.
///
/// @param source its element, by which a surface that is used twice is known
/// @param reversed true where its rings run the other way
/// @param rings its rings, the outer one first; x, y, z of one place after another as the file has them
record Patch(Element source, boolean reversed, List<double[]> rings) {}
