package rendezvous.context;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import rendezvous.testing.JavaProgram;

/** The bridges between contexts and structured task scopes, which are a preview of the JDK. */
class ContextScopeTest {

  @Test
  void contextsAndScopesEndEachOther() throws Exception {
    Path program = Path.of("src", "test", "preview", "ContextAndScope.java");
    String printed = new JavaProgram(program).runWithPreviews();
    assertTrue(printed.contains("6 bridges hold"), printed);
  }
}
