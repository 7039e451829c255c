package rendezvous.grader.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Limits;
import rendezvous.grader.box.Box;
import rendezvous.grader.judge.ClassPath;

@DisplayName("The process that compiles")
class CompilerProcessTest {
  private static final Limits TWO_SECONDS =
      new Limits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          256,
          1000,
          8,
          1,
          Duration.ofSeconds(2),
          512,
          20,
          200,
          4);

  /** Types that the compiler has to find out, again and again. */
  private static Source manyTypes() {
    StringBuilder text = new StringBuilder("class Task {\n");
    for (int i = 0; i < 4_000; i++) {
      text.append("  Object m%d(Stream<String> s) { return s.collect(".formatted(i));
      text.append(
          "Collectors.groupingBy(a -> a.length(), Collectors.groupingBy(b -> b.hashCode(),");
      text.append("Collectors.mapping(c -> c.strip(), Collectors.toList())))); }\n");
    }
    return new Source("Task.java", text.append("}\n").toString());
  }

  @Test
  void goesOnAfterASourceThatItHasGivenUp() throws Exception {
    // given
    try (CompilerProcess compiler =
        new CompilerProcess(
            Box.OPEN, TWO_SECONDS, ClassPath.ofJudge(), ClassPath.ofTests(), null)) {
      // when
      Compiled first = compiler.compile(List.of(manyTypes()), List.of());
      Compiled second =
          compiler.compile(List.of(new Source("Task.java", "class Task {}")), List.of());
      // then
      assertFalse(first.succeeded());
      assertEquals("The compiler is not done after 2 s of work.", first.firstError().text());
      assertTrue(second.succeeded(), () -> second.messages().toString());
      assertTrue(second.classes().containsKey("Task"));
    }
  }
}
