package citiverse.rehearse.run;

import citiverse.rehearse.options.Option;
import citiverse.rehearse.physical.PhysicalCity;
import citiverse.rehearse.question.Question;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.util.List;
import java.util.Optional;

/// All that is the same in every draw.
///
/// @param snapshot the city as it is
/// @param question what is asked
/// @param options what could be done, the city as it is first
/// @param demand who lives where
/// @param bases what is measured of access
/// @param physical the models of the physical city, where something is asked of them
/// @param travel travel in the city as it is
/// @param compiler makes the travel model of a changed city
public record Case(
        Snapshot snapshot,
        Question question,
        List<Option> options,
        Demand demand,
        List<Basis> bases,
        Optional<PhysicalCity> physical,
        TravelModel travel,
        TravelModel.Compiler compiler) {

    /// Makes it.
    ///
    /// @throws citiverse.twin.Problem `CV-QUESTION-010` where something asked for is not in the city
    public static Case of(
            Snapshot snapshot,
            Question question,
            List<Option> options,
            TravelModel travel,
            TravelModel.Compiler compiler,
            Progress progress) {
        var demand = new Demand(snapshot, question);
        return new Case(
                snapshot,
                question,
                options,
                demand,
                Basis.of(snapshot, question, options),
                question.indicators().stream().anyMatch(i -> i.of().isPresent())
                        ? Optional.of(PhysicalCity.compile(
                                snapshot,
                                question,
                                options,
                                demand.origins(),
                                demand.today(snapshot),
                                demand.communities(),
                                progress))
                        : Optional.empty(),
                travel,
                compiler);
    }
}
