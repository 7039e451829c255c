package rendezvous.cli.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rendezvous.grader.box.Box;
import rendezvous.grader.box.Boxes;
import rendezvous.grader.judge.ClassPath;
import rendezvous.grader.judge.Judging;
import rendezvous.grader.judge.StartupCache;

/** Here and not with the grader, because only here its classes are in jars. */
@DisplayName("The startup cache")
class StartupCacheTest {

  @TempDir private Path folder;

  @Test
  @Timeout(300)
  void isMadeOnceAndUsedInTheStrongestBox() throws Exception {
    // given
    assumeTrue(
        ClassPath.ofJudge().stream().noneMatch(Files::isDirectory),
        "only with `verify` there are jars");
    Box box = new Boxes(Judging.probe()).strongest();
    List<String> said = new ArrayList<>();
    // when
    StartupCache first = StartupCache.ensure(folder, box, said::add);
    StartupCache second = StartupCache.ensure(folder, box, said::add);
    // then: it is given only if a process in the box has used it
    assertNotNull(first.ofJudge(), said::toString);
    assertNotNull(first.ofCompiler(), said::toString);
    assertEquals(first, second);
    assertEquals(1, said.size(), said::toString);
  }
}
