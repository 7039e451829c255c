package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A slim container has no fonts: a plot must then say so and still give its numbers. */
class PlotWithoutFontsTest {

  @TempDir Path home;

  @Test
  @EnabledOnOs(OS.LINUX)
  void theNumbersAreShownWithAMessage() throws Exception {
    Path config = home.resolve("fonts.conf");
    Files.writeString(config, "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            Program.class.getName());
    java.environment().put("FONTCONFIG_FILE", config.toString());
    java.environment().put("FONTCONFIG_PATH", home.toString());
    java.redirectError(home.resolve("errors").toFile());
    Process process = java.start();
    String html = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, process.waitFor(), Files.readString(home.resolve("errors")));
    Page page = Page.of(html);
    assertTrue(page.text().contains("apt-get install fontconfig fonts-dejavu-core"), html);
    assertEquals(0, page.elements("img").size());
    assertEquals(1, page.elements("table").size());
  }

  /** Runs in a JVM that finds no fonts. */
  static final class Program {

    public static void main(String[] args) {
      Plot plot = Plot.bars("Memory", "MiB").bar("a", 3);
      byte[] html = ((String) plot.mimeBundle().get("text/html")).getBytes(StandardCharsets.UTF_8);
      System.out.write(html, 0, html.length);
      System.out.flush();
    }
  }
}
