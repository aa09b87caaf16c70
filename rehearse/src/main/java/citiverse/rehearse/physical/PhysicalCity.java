package citiverse.rehearse.physical;

import citiverse.models.access.Places;
import citiverse.rehearse.options.Option;
import citiverse.rehearse.question.Question;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;

/// The models of the physical city that a question asks for, compiled once. Immutable; shared by all threads.
public final class PhysicalCity {
    private PhysicalCity() {}

    /// Compiles what the question's quantities need.
    ///
    /// @param places where people live
    /// @param people how many, by place
    public static PhysicalCity compile(
            Snapshot city, Question question, Places places, double[] people, Progress progress) {
        return new PhysicalCity();
    }

    /// The city as it is under one draw.
    public PhysicalDraw draw(Factors factors, int threads, Progress progress) {
        return new PhysicalDraw();
    }

    /// What can be shown of an option.
    public Witness witness(Option option, double[] people) {
        return Witness.NONE;
    }
}
