package citiverse.server.ogc.processes.offered;

import citiverse.models.access.Places;
import citiverse.models.equity.Inequality;
import citiverse.models.equity.Sample;
import citiverse.twin.Problem;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.util.List;

/// How unevenly a column of a layer is shared among people.
final class Inequalities implements Offered {
    private static final int MOST_PLACES = 1_000_000;

    @Override
    public String id() {
        return "inequality";
    }

    @Override
    public String method() {
        return "equity";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.name("places", "cells"),
                Field.name("value", null),
                Field.name("people", "population"),
                Field.number("epsilon", 0.5, 0.01, 5));
    }

    @Override
    public List<String> layers(Inputs inputs) {
        return List.of(inputs.text("places"));
    }

    @Override
    public Table compute(Snapshot city, Inputs inputs, int threads, Progress progress) {
        String layer = inputs.text("places");
        Places places = Named.places(city, layer, MOST_PLACES);
        Sample sample;
        try {
            sample = Sample.of(
                    Named.numbers(city, layer, inputs.text("value"), places),
                    Named.numbers(city, layer, inputs.text("people"), places));
        } catch (IllegalArgumentException wrong) {
            throw Problem.user("CV-PROCESS-001", wrong.getMessage()).causedBy(wrong);
        }
        var table = new Table()
                .column("measure", "", "Name of the measure")
                .column("value", "1", "Its value; 0 where all have the same");
        table.row("gini", Inequality.gini(sample));
        table.row("theil_t", Inequality.theilT(sample));
        table.row("theil_l", Inequality.theilL(sample));
        table.row("atkinson", Inequality.atkinson(sample, inputs.number("epsilon")));
        table.row("palma", Inequality.palma(sample));
        table.sum("people", sample.population(), "{person}", "People whose value is known");
        table.sum("mean", sample.mean(), "1", "Mean of the value over people, in the unit of the column");
        table.sum("missing_people", sample.missingPeople(), "{person}", "People whose value is missing, left out");
        table.quality("none is stated: people of one place are taken to share one value", "formulas of the method");
        return table;
    }
}
