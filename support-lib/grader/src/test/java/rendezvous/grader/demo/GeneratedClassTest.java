package rendezvous.grader.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rendezvous.grader.corpus.Corpus;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.intake.IntakeException;
import rendezvous.grader.intake.Submission;

@DisplayName("A generated class")
class GeneratedClassTest {
  private static final List<String> SLUGS =
      List.of("01-lost-update", "03-wait-for-a-batch", "09-bounded-channel");

  @TempDir private Path folder;

  private static List<ExerciseFolder> exercises() throws IOException {
    List<ExerciseFolder> exercises = new ArrayList<>();
    for (String slug : SLUGS) {
      exercises.add(ExerciseFolder.read(Corpus.exercises(), slug));
    }
    return exercises;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  @Test
  void isTheSameForTheSameSeed() throws IOException {
    // given
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");
    // when
    GeneratedClass.write(one, exercises(), 10, 7);
    GeneratedClass.write(other, exercises(), 12, 7);
    // then
    List<Path> files = files(one);
    assertTrue(files(other).containsAll(files), "twelve students are ten, and two more");
    for (Path file : files) {
      assertArrayEquals(
          Files.readAllBytes(one.resolve(file)), Files.readAllBytes(other.resolve(file)));
    }
  }

  @Test
  void hasOfEverything() throws Exception {
    // given
    GeneratedClass.write(folder, exercises(), 60, 1);
    Set<String> texts = new HashSet<>();
    int unreadable = 0;
    int missing = 0;
    // when
    for (int student = 1; student <= 60; student++) {
      for (String slug : SLUGS) {
        Path hand = folder.resolve("student-%02d".formatted(student)).resolve(slug);
        if (!Files.exists(hand)) {
          missing++;
          continue;
        }
        try {
          texts.add(Submission.read(hand).getFirst().text().strip());
        } catch (IntakeException e) {
          unreadable++;
        }
      }
    }
    // then
    assertTrue(texts.size() > 20, "solutions, starters, mutants, broken ones: " + texts.size());
    assertTrue(
        texts.stream().anyMatch(text -> text.matches("(?s).*class My(House|Downloads|My).*")),
        "a wrong name");
    assertTrue(texts.stream().anyMatch(text -> text.contains("System.getenv")), "not allowed");
    assertTrue(texts.stream().noneMatch(text -> text.contains("// mistake:")), "heads of mutants");
    assertTrue(unreadable >= 1, unreadable + " cannot be read");
    assertTrue(missing >= 1, missing + " are missing");
  }
}
