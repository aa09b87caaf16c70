/// The physical city in a rehearsal: what options do to sunlight, traffic, air, noise and heat.
///
/// A [citiverse.rehearse.physical.PhysicalCity] holds the models that a question asks for, compiled once; a
/// [citiverse.rehearse.physical.PhysicalDraw] is the city as it is under one draw, from which every option is
/// computed by difference: closed streets find a new equilibrium, its flows make emissions, those make
/// concentrations at the places where people live. The same draw meets every option. What comes out are values
/// by quantity and place, which the rehearsal makes indicators of, and tables that show which step made which
/// number.
package citiverse.rehearse.physical;
