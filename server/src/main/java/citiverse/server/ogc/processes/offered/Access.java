package citiverse.server.ogc.processes.offered;

import citiverse.models.access.AccessRun;
import citiverse.models.access.Accessibility;
import citiverse.models.access.Decay;
import citiverse.models.access.Places;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Opportunities that can be reached from each place within given times.
final class Access implements Offered {
    private static final int MOST_PLACES = 100_000;

    @Override
    public String id() {
        return "access";
    }

    @Override
    public String method() {
        return "access";
    }

    @Override
    public List<Field> fields() {
        var fields = new ArrayList<Field>(List.of(
                Field.name("places", "cells"),
                Field.name("to", null),
                Field.name("opportunity", "count"),
                Field.numbers("cutoffs", List.of(15L, 30L, 45L), 1, 240, 10)));
        fields.addAll(Travel.FIELDS);
        return List.copyOf(fields);
    }

    @Override
    public List<String> layers(Inputs inputs) {
        return Travel.layers(inputs.text("places"), inputs.text("to"));
    }

    @Override
    public Table compute(Snapshot city, Inputs inputs, int threads, Progress progress) {
        Places from = Named.places(city, inputs.text("places"), MOST_PLACES);
        Places to = Named.places(city, inputs.text("to"), MOST_PLACES);
        double[] opportunities = Named.numbers(city, inputs.text("to"), inputs.text("opportunity"), to);
        double[] cutoffs = inputs.numbers("cutoffs");
        var table = new Table()
                .column("id", "", "Place, by its id within its source")
                .column("longitude", "deg", "CRS84")
                .column("latitude", "deg", "CRS84");
        for (double cutoff : cutoffs) {
            table.column(
                    "reached_" + label(cutoff),
                    "1",
                    "Sum of " + inputs.text("opportunity") + " of " + inputs.text("to") + " that can be reached in less"
                            + " than " + label(cutoff) + " minutes; what is missing is not counted");
        }
        AccessRun run = Travel.run(city, inputs, from, to, table);
        AccessRun.Worker worker = run.worker();
        int[] seconds = new int[to.size()];
        for (int i = 0; i < from.size(); i++) {
            if (progress.cancelled()) {
                throw new CancellationException("access");
            }
            worker.origin(i);
            worker.seconds(Travel.mode(inputs), seconds);
            Object[] row = new Object[3 + cutoffs.length];
            row[0] = from.ids()[i];
            row[1] = from.longitude()[i];
            row[2] = from.latitude()[i];
            for (int c = 0; c < cutoffs.length; c++) {
                row[3 + c] = Accessibility.of(seconds, opportunities, new Decay.Step(cutoffs[c]));
            }
            table.row(row);
            progress.reached("reaching", i + 1L, from.size());
        }
        table.quality(
                "none is stated: the percentile given, of the departures in the window; day and speed are not drawn",
                "walking and timetable travel times agree with R5; see the method");
        return table;
    }

    private static String label(double cutoff) {
        return cutoff == Math.rint(cutoff) ? Long.toString((long) cutoff) : Double.toString(cutoff);
    }
}
