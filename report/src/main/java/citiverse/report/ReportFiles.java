package citiverse.report;

import citiverse.rehearse.Comparison;
import citiverse.report.table.Tables;
import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import citiverse.twin.Snapshot;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/// Writes what people and programs read of a comparison into its folder.
public final class ReportFiles {
    private ReportFiles() {}

    /// @param language of the report, null for that of the question, English where it has no translation
    /// @throws Problem `CV-REPORT-012` where there is no report in the language
    public static void write(Comparison comparison, Snapshot city, String language, Path folder) throws IOException {
        Locale locale = Locale.forLanguageTag(language(comparison, language));
        Path page = folder.resolve("report.html");
        Path part = folder.resolve(".report.html.part");
        try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            HtmlReport.write(comparison, city, locale, out);
        }
        Files.move(part, page, StandardCopyOption.REPLACE_EXISTING);
        Tables.writeCsv(comparison, folder);
        Tables.writeParquet(comparison, folder);
    }

    private static String language(Comparison comparison, String asked) {
        if (asked == null) {
            String own = Locale.forLanguageTag(comparison.question().language()).getLanguage();
            return HtmlReport.languages().contains(own) ? own : "en";
        }
        if (!HtmlReport.languages().contains(asked)) {
            throw Problem.user("CV-REPORT-012", "there is no report in the language \"" + asked + '"')
                    .remedy(NearestNames.remedy(asked, HtmlReport.languages()));
        }
        return asked;
    }
}
