package citiverse.report;

import citiverse.report.words.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A part of the report, in the order in which people read: the answer first.
public enum ReportPart {
    ANSWER,
    MAP,
    DAYLIGHT,
    RANKING,
    EQUITY,
    EVIDENCE,
    CHANGE,
    METHOD;

    /// Its name in addresses and in the keys of texts.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The part of an id.
    public static Optional<ReportPart> of(String id) {
        for (ReportPart part : values()) {
            if (part.id().equals(id)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    static List<ReportPart> shown(Edition edition) {
        var shown = new ArrayList<>(List.of(values()));
        if (EvidenceSection.shown(edition).isEmpty()) {
            shown.remove(EVIDENCE);
        }
        if (DaylightSection.shown(edition).isEmpty()) {
            shown.remove(DAYLIGHT);
        }
        return List.copyOf(shown);
    }

    void write(Edition edition, Markup out) {
        switch (this) {
            case ANSWER -> AnswerSection.write(edition, out);
            case MAP -> MapSection.write(edition, out);
            case DAYLIGHT -> DaylightSection.write(edition, out);
            case RANKING -> RankingSection.write(edition, out);
            case EQUITY -> EquitySection.write(edition, out);
            case EVIDENCE -> EvidenceSection.write(edition, out);
            case CHANGE -> ChangeSection.write(edition, out);
            case METHOD -> MethodSection.write(edition, out);
        }
    }
}
