package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitRepositoryTest {

  private final Workbench bench = Workbench.open("git");
  private GitRepository repository;

  @BeforeEach
  void start() throws InterruptedException {
    repository = bench.start(GitRepository.named("desired"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatOnePushesAnotherGets() throws Exception {
    // given
    GitClone ann = repository.clone("ann");
    GitClone robot = repository.clone("robot");
    assertEquals("", robot.update());

    // when
    String pushed = ann.write("apps/shop.yaml", "v1").commit("First version").push();

    // then
    assertEquals(pushed, robot.update());
    assertEquals("v1", robot.read("apps/shop.yaml"));
    assertEquals(1, robot.log().size());
    assertEquals(pushed + " ann: First version", robot.log().getFirst());
    assertTrue(repository.version().startsWith("Git repository (JGit"));
  }

  @Test
  void updatingUndoesWhatWasChangedHere() throws Exception {
    // given
    GitClone ann = repository.clone("ann");
    ann.write("shop.yaml", "v1").commit("First version").push();
    GitClone robot = repository.clone("robot");

    // when
    robot.write("shop.yaml", "by hand");
    robot.update();

    // then
    assertEquals("v1", robot.read("shop.yaml"));
  }

  @Test
  void aRevertIsACommitOfItsOwn() throws Exception {
    // given
    GitClone ann = repository.clone("ann");
    ann.write("shop.yaml", "v1").commit("First version");
    ann.write("shop.yaml", "v2").write("news.yaml", "v1").commit("Second version").push();

    // when
    ann.revert().push();

    // then
    GitClone robot = repository.clone("robot");
    assertEquals("v1", robot.read("shop.yaml"));
    assertFalse(Files.exists(robot.folder().resolve("news.yaml")));
    assertEquals(3, robot.log().size());
    assertTrue(robot.log().getFirst().contains("ann: Revert \"Second version\""));
  }

  @Test
  void whoIsBehindCannotPush() throws Exception {
    // given
    GitClone ann = repository.clone("ann");
    ann.write("shop.yaml", "v1").commit("First version").push();
    GitClone bob = repository.clone("bob");
    ann.write("shop.yaml", "v2").commit("Second version").push();

    // when
    bob.write("shop.yaml", "v3").commit("Third version");

    // then
    var refused = assertThrows(IOException.class, bob::push);
    assertTrue(refused.getMessage().contains("REJECTED"), refused.getMessage());
    bob.update();
    assertEquals("v2", bob.read("shop.yaml"));
  }

  @Test
  void anAuthorHasOneClone() throws Exception {
    repository.clone("ann");
    assertThrows(IOException.class, () -> repository.clone("ann"));
  }

  @Test
  void isGoneWhenItIsClosed() throws Exception {
    GitClone ann = repository.clone("ann");
    Path folder = ann.write("shop.yaml", "v1").commit("First version").folder();
    repository.close();
    assertFalse(Files.exists(folder));
    assertThrows(IllegalStateException.class, () -> repository.clone("bob"));
  }
}
