package citiverse.server.page.rehearse;

import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.QuestionFile;
import citiverse.server.rehearsals.Questions;
import citiverse.server.rehearsals.Questions.Known;
import citiverse.server.rehearsals.Rights;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// The questions that this server offers, as the reader may see them, with what each is about.
@ApplicationScoped
public class Shelf {
    private final Questions questions;
    private final Rights rights;
    private final Cache<String, Question> read =
            Caffeine.newBuilder().maximumSize(200).build();

    Shelf(Questions questions, Rights rights) {
        this.questions = questions;
        this.rights = rights;
    }

    /// A question that is offered.
    ///
    /// @param name short name
    public record Offered(String name, Question question, Known known) {
        public long draws() {
            return question.draws().number();
        }

        /// What it does, by the kinds of its options, such as `building.add`.
        public List<String> kinds() {
            return question.options().stream()
                    .map(option -> option.common().kind())
                    .distinct()
                    .toList();
        }
    }

    /// Those written as files; what was drawn here stands among the runs.
    public List<Offered> all() {
        return questions.all().values().stream()
                .filter(known -> QuestionPages.drawnAt(known.text()).isEmpty())
                .filter(known -> rights.maySee(known.layers()))
                .map(this::offered)
                .toList();
    }

    private Offered offered(Known known) {
        Question question = read.get(known.text(), text -> QuestionFile.parse(known.id(), text));
        return new Offered(known.id(), question, known);
    }

    /// The text of the question of a name.
    public Optional<String> text(String name) {
        return Optional.ofNullable(questions.all().get(name))
                .filter(known -> rights.maySee(known.layers()))
                .map(Known::text);
    }
}
