package rendezvous.cli.plagiarism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.Project;

@DisplayName("JPlag's jars")
class JplagDownloadTest {
  @TempDir private Path home;

  private Project project;

  @BeforeEach
  void makeProject() throws IOException {
    Files.createDirectories(home.resolve("support-lib"));
    say("1.0");
    project = new Project(home, home);
  }

  private void say(String version) throws IOException {
    Files.writeString(
        home.resolve("support-lib/pom.xml"), "<jplag.version>" + version + "</jplag.version>");
  }

  private void build(String script) throws IOException {
    Files.writeString(home.resolve("support-lib/build"), script);
  }

  @Test
  void areDownloadedOnceForEachVersion() throws Exception {
    // given
    build(
        """
        for argument in "$@"; do
          case $argument in -DoutputDirectory=*) folder=${argument#*=} ;; esac
        done
        mkdir "$folder" && echo a jar > "$folder/a.jar" && echo a text > "$folder/LICENSE"
        """);
    List<Path> first = JplagDownload.ensure(project);
    build("exit 1");
    // when
    List<Path> second = JplagDownload.ensure(project);
    // then
    assertEquals(List.of(home.resolve("target/jplag/1.0/a.jar")), first);
    assertEquals(first, second);
    say("2.0");
    assertThrows(CourseFailure.class, () -> JplagDownload.ensure(project));
    assertFalse(Files.exists(home.resolve("target/jplag/1.0")), "of an older version");
  }

  @Test
  void areAskedForInVainWithoutANetwork() throws IOException {
    // given
    build("echo; echo '[ERROR] Unknown host repo.maven.apache.org'; echo '[ERROR] more'; exit 1");
    // when
    String said =
        assertThrows(CourseFailure.class, () -> JplagDownload.ensure(project)).getMessage();
    // then
    assertTrue(said.contains("Unknown host repo.maven.apache.org"), said);
    assertTrue(said.contains("Without --plagiarism, grading needs no network."), said);
    assertFalse(said.contains("more"), said);
  }
}
