package rendezvous.grader.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Progress over the course")
class ProgressTest {
  @TempDir private Path course;

  private Progress progress() {
    return Progress.beside(course.resolve("exercises"));
  }

  @Test
  void keepsTheBest() throws IOException {
    // when
    progress().checked("01-a", 6, 10);
    progress().checked("01-a", 4, 10);
    progress().read("01-a", 1, 10);
    progress().checked("02-b", 5, 5);
    // then
    assertEquals(new Progress.Entry(6, 10, Set.of(1)), progress().of("01-a"));
    assertFalse(progress().of("01-a").isDone());
    assertTrue(progress().of("02-b").isDone());
    assertEquals(course.resolve("progress.json").toAbsolutePath(), progress().file());
  }

  @Test
  void isBegunAnewIfItCannotBeRead() throws IOException {
    // given
    Files.writeString(course.resolve("progress.json"), "{broken");
    // then
    assertEquals(Map.of(), progress().all());
    progress().checked("01-a", 1, 2);
    assertEquals(1, progress().of("01-a").points());
  }
}
