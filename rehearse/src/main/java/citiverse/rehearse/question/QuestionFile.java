package citiverse.rehearse.question;

import citiverse.twin.Problem;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads question files.
public final class QuestionFile {
    private static final long MOST_BYTES = 8_000_000;

    private QuestionFile() {}

    /// Reads a file.
    ///
    /// @throws Problem `CV-QUESTION-…` naming line, reason and the nearest names
    public static Question read(Path file) {
        String name = file.getFileName().toString();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Problem.user("CV-QUESTION-002", "the question is too large: " + Files.size(file) + " bytes")
                        .in(name)
                        .remedy("Let generators make the options instead of listing them");
            }
            return parse(name, Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException missing) {
            throw Problem.user("CV-QUESTION-001", "there is no such file")
                    .in(file.toString())
                    .remedy("Check the path")
                    .causedBy(missing);
        } catch (MalformedInputException broken) {
            throw Problem.user("CV-QUESTION-001", "it is not text in UTF-8")
                    .in(name)
                    .remedy("Save the file as UTF-8")
                    .causedBy(broken);
        } catch (IOException broken) {
            throw Problem.user("CV-QUESTION-001", "it cannot be read: " + broken.getMessage())
                    .in(file.toString())
                    .remedy("Check that it is a file and may be read")
                    .causedBy(broken);
        }
    }

    /// Reads a text.
    ///
    /// @param name name of the file in errors
    public static Question parse(String name, String text) {
        YamlTree tree = YamlTree.parse(name, text);
        QuestionSchema.check(tree);
        return new QuestionReader(tree, text).read();
    }
}
