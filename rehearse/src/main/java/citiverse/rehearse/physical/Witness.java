package citiverse.rehearse.physical;

import citiverse.rehearse.Comparison.Daylight;
import citiverse.rehearse.Comparison.Evidence;
import java.util.List;

/// What the models of the physical city can show of one option beside its indicators.
///
/// @param tables tables that let people follow a number
/// @param daylight shadows in the course of a day
public record Witness(List<Evidence> tables, List<Daylight> daylight) {
    /// Nothing.
    public static final Witness NONE = new Witness(List.of(), List.of());

    public Witness {
        tables = List.copyOf(tables);
        daylight = List.copyOf(daylight);
    }
}
