package citiverse.rehearse.physical;

import citiverse.rehearse.options.Option;

/// The city as it is under one draw, ready to be changed by options. Safe to share among threads.
public final class PhysicalDraw {
    PhysicalDraw() {}

    /// What the models tell of an option.
    public PhysicalValues of(Option option, boolean full) {
        return PhysicalValues.NONE;
    }
}
