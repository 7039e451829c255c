package rendezvous.grader.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.grader.compile.Source;

@DisplayName("A hostile archive or folder")
class HostileArchiveTest {
  private static final byte[] CLASS = "class A {}".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("hand-in.zip"), content);
  }

  private String refusal(byte[] archive) throws IOException {
    Path file = file(archive);
    return assertThrows(IntakeException.class, () -> Submission.read(file)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../A.java",
        "a/../../A.java",
        "/etc/cron.d/A.java",
        "..\\A.java",
        "\\A.java",
        "C:\\A.java",
        "C:A.java",
        "a/..\\..\\A.java"
      })
  void leavesItsFolder(String name) throws Exception {
    assertTrue(refusal(zip(name, CLASS)).contains("leaves its folder"));
    assertFalse(Files.exists(folder.resolveSibling("A.java")));
  }

  @Test
  void isABomb() throws Exception {
    byte[] zeros = new byte[64 << 20];
    assertTrue(refusal(zip("A.java", zeros)).contains("more than 20 MB"));
  }

  @Test
  void liesAboutItsSizes() throws Exception {
    // given: the size that the archive says, in both places, is ten bytes
    byte[] archive = zip("A.java", new byte[32 << 20]);
    overwriteSizes(archive, 10);
    // then: whatever the JDK makes of it, it is refused in a sentence
    refusal(archive);
  }

  private static void overwriteSizes(byte[] archive, int size) {
    for (int i = 0; i + 4 < archive.length; i++) {
      boolean central =
          archive[i] == 'P' && archive[i + 1] == 'K' && archive[i + 2] == 1 && archive[i + 3] == 2;
      if (central) {
        for (int b = 0; b < 4; b++) {
          archive[i + 24 + b] = (byte) (size >>> 8 * b);
        }
      }
    }
  }

  @Test
  void holdsManyFiles() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 5_000; i++) {
        zip.putNextEntry(new ZipEntry("A" + i + ".java"));
      }
    }
    assertTrue(refusal(bytes.toByteArray()).contains("5000 entries"));
  }

  @Test
  void holdsArchivesWhichAreNotOpened() throws Exception {
    byte[] inner = zip("A.java", CLASS);
    for (int depth = 0; depth < 20; depth++) {
      inner = zip("inner.zip", inner);
    }
    assertTrue(refusal(inner).contains("neither a Java file nor a notebook"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 30, 60, 90})
  void isCutOffOrBroken(int bytes) throws Exception {
    byte[] whole = zip("A.java", CLASS);
    byte[] cut = java.util.Arrays.copyOf(whole, Math.min(bytes, whole.length - 1));
    refusal(cut);
  }

  @Test
  void brokenInAnyPlaceIsReadOrRefusedInASentence() throws Exception {
    byte[] whole = zip("A.java", CLASS);
    for (int i = 0; i < whole.length; i++) {
      byte[] broken = whole.clone();
      broken[i] ^= (byte) 0xFF;
      Path file = file(broken);
      try {
        Submission.read(file);
      } catch (IntakeException | IOException e) {
        assertTrue(e.getMessage() != null, "byte " + i);
      }
    }
  }

  @Test
  void hasNamesThatNoFileShouldHave() throws Exception {
    for (String name :
        List.of("a\nb.java", "a\u001b[2J.java", "<b>.java", "x".repeat(5_000) + ".java")) {
      String shown = Submission.read(file(zip(name, CLASS))).getFirst().name();
      assertTrue(shown.matches("[\\p{L}\\p{N} ._\\[-]{1,100}"), shown);
    }
  }

  @Test
  void holdsWhatFileManagersAndJupyterAdd() throws Exception {
    // given
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name :
          List.of(
              "x/A.java", "__MACOSX/x/._A.java", "x/.git/B.java", "x/.ipynb_checkpoints/C.java")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(CLASS);
      }
    }
    // then
    assertEquals(
        List.of(new Source("A.java", "class A {}")), Submission.read(file(bytes.toByteArray())));
    // and in a folder
    Path hand = Files.createDirectories(folder.resolve("in/.ipynb_checkpoints"));
    Files.write(hand.resolve("A.java"), CLASS);
    Files.write(folder.resolve("in/A.java"), CLASS);
    Files.write(folder.resolve("in/._A.java"), CLASS);
    assertEquals(1, Submission.read(folder.resolve("in")).size());
  }

  @Test
  void pointsSomewhereElse() throws Exception {
    // given
    Path secret = Files.write(folder.resolve("Secret.java"), CLASS);
    Path hand = Files.createDirectory(folder.resolve("in"));
    Files.createSymbolicLink(hand.resolve("A.java"), secret);
    Files.createSymbolicLink(hand.resolve("folder"), folder);
    // then
    assertThrows(IntakeException.class, () -> Submission.read(hand));
  }

  @Test
  void beginsWithTheMarkOfAnEditor() throws Exception {
    Path marked = Files.writeString(folder.resolve("A.java"), "\uFEFFclass A {}");
    assertEquals("class A {}", Submission.read(marked).getFirst().text());
  }

  @Test
  void isInNoEncoding() throws Exception {
    Path latin = Files.write(folder.resolve("A.java"), new byte[] {'/', '/', (byte) 0xE9, '\n'});
    assertEquals("//\uFFFD\n", Submission.read(latin).getFirst().text());
  }
}
