package citiverse.rehearse.run;

import citiverse.rehearse.options.Metres;
import citiverse.rehearse.question.Question.Spread;
import citiverse.rehearse.question.Selector;
import citiverse.twin.Feature;
import citiverse.twin.Snapshot;
import java.util.List;

/// Spreads people that nobody has counted house by house: in proportion to floor area, which is the area of the
/// footprint times the storeys. Storeys are those told, else the height over 3 m, else 3.
final class Dwellings {
    private static final double STOREY_METRES = 3;
    private static final double ASSUMED_STOREYS = 3;

    private final Spread spread;
    private final double squareMetres;

    /// @throws citiverse.twin.Problem `CV-QUESTION-012` where nobody could live anywhere
    Dwellings(Snapshot city, Spread spread) {
        this.spread = spread;
        double sum = 0;
        for (Feature building : city.features(spread.among().layer())) {
            sum += floor(building);
        }
        if (!(sum > 0)) {
            throw spread.among()
                    .where()
                    .problem(
                            "CV-QUESTION-012",
                            "no building of layer " + spread.among().layer() + " is meant")
                    .remedy("Loosen the conditions, or import buildings first");
        }
        squareMetres = sum;
    }

    /// People in a building.
    double people(Feature building) {
        return spread.total() * floor(building) / squareMetres;
    }

    private double floor(Feature building) {
        List<Selector.Condition> conditions = spread.among().conditions();
        if (building.shape() == null || !conditions.stream().allMatch(condition -> condition.holds(building))) {
            return 0;
        }
        var properties = building.properties();
        double storeys = properties.number("levels").orElse(Double.NaN);
        if (!(storeys > 0)) {
            storeys = properties.number("height_metres").orElse(ASSUMED_STOREYS * STOREY_METRES) / STOREY_METRES;
        }
        return Metres.area(building.shape()) * Math.max(1, storeys);
    }
}
