package citiverse.rehearse.question;

import citiverse.twin.NearestNames;
import citiverse.twin.Problem;
import java.util.Collection;

/// A place in a question file, kept so that a later error can name it.
///
/// @param file name of the file
/// @param line line, from 1
/// @param path keys from the top, such as `options[2].at`
public record Where(String file, int line, String path) {

    /// An error of the question's author at this place.
    public Problem problem(String code, String reason) {
        return Problem.user(code, reason).in(file).at(path.isEmpty() ? "line " + line : "line " + line + ", " + path);
    }

    /// The error for a name that is not there, with the nearest ones that are.
    public Problem unknown(String what, String name, Collection<String> known) {
        return problem("CV-QUESTION-010", "unknown " + what + " \"" + name + '"')
                .remedy(NearestNames.remedy(name, known));
    }
}
