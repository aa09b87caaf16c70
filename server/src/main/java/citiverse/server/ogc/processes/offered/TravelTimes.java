package citiverse.server.ogc.processes.offered;

import citiverse.models.access.AccessRun;
import citiverse.models.access.Places;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Travel times between places of two layers, or from one place to all.
final class TravelTimes implements Offered {
    private static final int MOST_PLACES = 100_000;
    private static final long MOST_PAIRS = 4_000_000;

    @Override
    public String id() {
        return "travel-times";
    }

    @Override
    public String method() {
        return "access";
    }

    @Override
    public List<Field> fields() {
        var fields = new ArrayList<Field>(
                List.of(Field.name("places", "cells"), Field.name("from", null).orNone(), Field.name("to", null)));
        fields.addAll(Travel.FIELDS);
        return List.copyOf(fields);
    }

    @Override
    public List<String> layers(Inputs inputs) {
        return Travel.layers(inputs.text("places"), inputs.text("to"));
    }

    @Override
    public Table compute(Snapshot city, Inputs inputs, int threads, Progress progress) {
        Places from = origins(city, inputs);
        Places to = Named.places(city, inputs.text("to"), MOST_PLACES);
        if ((long) from.size() * to.size() > MOST_PAIRS) {
            throw Table.tooMuch(from.size() + " × " + to.size() + " places are more than " + MOST_PAIRS + " pairs");
        }
        var table = new Table()
                .column("from", "", "Origin, by its id within its source")
                .column("to", "", "Destination, by its id within its source")
                .column("seconds", "s", "Travel time; pairs that cannot be reached have no row");
        AccessRun run = Travel.run(city, inputs, from, to, table);
        AccessRun.Worker worker = run.worker();
        int[] seconds = new int[to.size()];
        for (int i = 0; i < from.size(); i++) {
            if (progress.cancelled()) {
                throw new CancellationException("travel times");
            }
            worker.origin(i);
            worker.seconds(Travel.mode(inputs), seconds);
            for (int j = 0; j < seconds.length; j++) {
                if (seconds[j] != AccessRun.UNREACHABLE) {
                    table.row(from.ids()[i], to.ids()[j], (long) seconds[j]);
                }
            }
            progress.reached("travelling", i + 1L, from.size());
        }
        table.quality(
                "none is stated: the percentile given, of the departures in the window; day and speed are not drawn",
                "walking and timetable travel times agree with R5; see the method");
        return table;
    }

    private static Places origins(Snapshot city, Inputs inputs) {
        Places all = Named.places(city, inputs.text("places"), MOST_PLACES);
        if (!inputs.has("from")) {
            return all;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.ids()[i].equals(inputs.text("from"))) {
                return new Places(
                        all.layer(), new String[] {all.ids()[i]}, new double[] {all.longitude()[i]}, new double[] {
                            all.latitude()[i]
                        });
            }
        }
        throw Field.wrong("from", "names no place of the layer " + all.layer());
    }
}
