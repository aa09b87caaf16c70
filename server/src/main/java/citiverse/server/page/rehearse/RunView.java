package citiverse.server.page.rehearse;

import citiverse.report.words.Messages;
import citiverse.report.words.Numbers;
import citiverse.server.page.Texts;
import citiverse.server.rehearsals.Run;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// A run as a page tells of it.
public final class RunView {
    private final Run run;
    private final String language;
    private final Messages messages;
    private final Numbers numbers;
    private final boolean named;

    /// @param named whether the reader may be told who asked
    RunView(Run run, String language, boolean named) {
        this.named = named;
        this.run = run;
        this.language = language;
        this.messages = Texts.of(language);
        this.numbers = Texts.numbers(language);
    }

    public Run run() {
        return run;
    }

    public String id() {
        return run.id();
    }

    public String title() {
        return run.question();
    }

    public String titleLanguage() {
        return run.language();
    }

    /// Its status as the key of a text ends: `accepted`, `running`, `successful`, `failed`, `dismissed`.
    public String status() {
        return run.status().name().toLowerCase(Locale.ROOT);
    }

    public boolean successful() {
        return run.successful();
    }

    /// What is being done, in words.
    public String step() {
        String key = "rehearse.step." + run.step().replace(' ', '-');
        if (run.step().isEmpty()) {
            return messages.text("rehearse.step.waiting");
        }
        return messages.has(key) ? messages.text(key) : messages.text("rehearse.step.other");
    }

    /// How much of the step is done, in words; empty where unknown.
    public String parts() {
        return run.total() <= 0
                ? ""
                : messages.text(
                        "rehearse.progress.parts",
                        "done",
                        numbers.whole(run.done()),
                        "total",
                        numbers.whole(run.total()));
    }

    /// How long it will still take, in words.
    public String left() {
        long seconds = run.secondsLeft();
        if (seconds < 0) {
            return messages.text("rehearse.progress.unknown");
        }
        return seconds < 90
                ? messages.text("rehearse.progress.seconds", "n", numbers.whole(Math.max(1, seconds)))
                : messages.text("rehearse.progress.minutes", "n", numbers.whole(Math.round(seconds / 60.0)));
    }

    /// 0 to 100.
    public int percent() {
        return (int) Math.round(100 * Math.clamp(run.progress(), 0, 1));
    }

    public String percentText() {
        return numbers.percent(Math.clamp(run.progress(), 0, 1));
    }

    public String actor() {
        if (run.actor().equals("public")) {
            return messages.text("rehearse.actor.public");
        }
        return named ? run.actor() : messages.text("rehearse.actor.someone");
    }

    public String created() {
        return time(run.created());
    }

    /// When it ended; empty before.
    public String finished() {
        return run.finished() == null ? "" : time(run.finished());
    }

    public String draws() {
        return numbers.counted("count.draws", run.draws());
    }

    public String seed() {
        return numbers.whole(run.seed());
    }

    public String position() {
        return numbers.whole(run.position());
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(Locale.forLanguageTag(language))
                        .format(at.atZone(ZoneOffset.UTC))
                + " UTC";
    }
}
