package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class TarXzTest {

  @TempDir private Path folder;

  private interface Entries {
    void write(TarArchiveOutputStream tar) throws IOException;
  }

  private static InputStream archive(Entries entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options()))) {
      entries.write(tar);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static void file(TarArchiveOutputStream tar, String name, int mode) throws IOException {
    byte[] content = name.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    entry.setMode(mode);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static void link(TarArchiveOutputStream tar, String name, String to) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(to);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  @Test
  void unpacksFilesProgramsAndLinks() throws Exception {
    TarXz.unpack(
        archive(tar -> {
          file(tar, "bin/program", 0755);
          file(tar, "share/text", 0644);
          link(tar, "lib/link", "../share/text");
        }),
        folder);
    assertTrue(Files.isExecutable(folder.resolve("bin/program")));
    assertEquals("share/text", Files.readString(folder.resolve("lib/link")));
  }

  @Test
  void refusesToWriteElsewhere() throws Exception {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    InputStream escape = archive(tar -> file(tar, "../outside", 0644));
    assertThrows(IOException.class, () -> TarXz.unpack(escape, inner));
    InputStream link = archive(tar -> link(tar, "link", "../../outside"));
    assertThrows(IOException.class, () -> TarXz.unpack(link, inner));
    InputStream absolute = archive(tar -> link(tar, "link", "/etc/passwd"));
    assertThrows(IOException.class, () -> TarXz.unpack(absolute, inner));
    assertFalse(Files.exists(folder.resolve("outside")));
  }

  @Test
  void canBeInterrupted() throws Exception {
    InputStream archive = archive(tar -> file(tar, "text", 0644));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> TarXz.unpack(archive, folder));
    assertFalse(Thread.currentThread().isInterrupted());
  }
}
