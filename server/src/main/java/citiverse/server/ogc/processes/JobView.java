package citiverse.server.ogc.processes;

import citiverse.server.page.PageView;
import citiverse.server.rehearsals.Run;
import java.util.Locale;

/// A job as its page shows it.
///
/// @param id of the job
/// @param title what was run
/// @param language of the title
/// @param process id of the process
/// @param status word
/// @param percent of the progress, in the reader's numbers
/// @param created RFC 3339
/// @param address of its page
/// @param results address of what people read of the result
/// @param successful true once there is a result
/// @param problem why it failed, null unless it did
public record JobView(
        String id,
        String title,
        String language,
        String process,
        String status,
        String percent,
        String created,
        String address,
        String results,
        boolean successful,
        String problem) {

    static JobView of(Run run, PageView page) {
        String home = "/ogc/jobs/" + run.id();
        return new JobView(
                run.id(),
                run.question(),
                run.language(),
                run.process(),
                run.status().word(),
                page.whole(Math.round(100 * run.progress())) + (page.lang().equals("ar") ? "٪" : " %"),
                run.created().toString(),
                home + "?f=html",
                run.rehearsal() ? String.format(Locale.ROOT, "/rehearse/%s", run.id()) : home + "/results",
                run.successful(),
                run.problem() == null ? null : run.problem().getMessage());
    }
}
