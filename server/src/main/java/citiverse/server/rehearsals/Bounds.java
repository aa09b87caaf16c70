package citiverse.server.rehearsals;

import citiverse.server.Settings;

/// What the service takes on.
///
/// @param threads of one rehearsal
/// @param atOnce rehearsals that run at once
/// @param waiting that may wait
/// @param mostOptions of a question
/// @param mostDraws of a rehearsal
/// @param minutes that one may take
record Bounds(int threads, int atOnce, int waiting, int mostOptions, int mostDraws, int minutes) {
    static Bounds of(Settings settings) {
        return new Bounds(
                Math.max(1, settings.threads()),
                Math.max(1, settings.rehearsalsAtOnce()),
                Math.max(1, settings.waiting()),
                settings.mostOptions(),
                settings.mostDraws(),
                settings.rehearsalMinutes());
    }
}
