package citiverse.rehearse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import citiverse.rehearse.question.Question;
import citiverse.rehearse.question.QuestionFile;
import citiverse.scene.RandomCity;
import citiverse.twin.Progress;
import citiverse.twin.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rehearsal with the access model of the house: every kind of option, by its difference and in full.
class NetworkRehearsalTest {
    @TempDir
    Path folder;

    @Test
    void incrementalAndFullAgreeToTheLastByte() throws IOException {
        Question question = QuestionFile.parse("everything.yaml", RehearsalTest.QUESTION);
        for (long seed = 101; seed < 107; seed++) {
            System.out.println("random city " + seed);
            Snapshot city = RandomCity.of(seed).snapshot();
            Path one = folder.resolve("one" + seed);
            Path two = folder.resolve("two" + seed);
            Path whole = folder.resolve("whole" + seed);
            new Rehearsal().run(city, question, RunSettings.of(seed, 1), one, Progress.NONE);
            new Rehearsal().run(city, question, RunSettings.of(seed, 2), two, Progress.NONE);
            new Rehearsal().run(city, question, RunSettings.of(seed, 2).withFull(true), whole, Progress.NONE);
            for (String file : List.of("comparison.json", "manifest.json")) {
                byte[] expected = Files.readAllBytes(one.resolve(file));
                assertArrayEquals(expected, Files.readAllBytes(two.resolve(file)), "two threads, city " + seed);
                assertArrayEquals(expected, Files.readAllBytes(whole.resolve(file)), "in full, city " + seed);
            }
        }
    }
}
