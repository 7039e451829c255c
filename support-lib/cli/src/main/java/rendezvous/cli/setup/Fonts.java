package rendezvous.cli.setup;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import rendezvous.cli.Project;

/**
 * The fonts that charts are drawn with. The JDK brings none: it takes the system's, through
 * fontconfig. Without them the notebooks still run and show their numbers, but no pictures.
 */
public final class Fonts {

  private static final List<String> PACKAGES = List.of("fontconfig", "fonts-dejavu-core");

  private Fonts() {}

  /** Whether this JDK can draw text here. */
  public static boolean present() {
    try {
      FontRenderContext plain = new FontRenderContext(null, false, false);
      return new Font(Font.SANS_SERIF, Font.PLAIN, 12).getStringBounds("x", plain).getWidth() > 0;
    } catch (RuntimeException | LinkageError | InternalError _) {
      // What the JDK throws when there is no fontconfig, no font, or a library that fontconfig
      // needs.
      return false;
    }
  }

  /** Installs fonts where apt-get can; elsewhere says what is missing and goes on. */
  public static void ensure(Project project) {
    if (present()) {
      return;
    }
    List<String> refusals = new ArrayList<>();
    // Looked at again only by the kernels: this process has found out that there are none.
    if (!new AptInstall(project.target().resolve("setup"))
        .install("Fonts", PACKAGES, refusals::add)) {
      System.out.println(
          "No fonts here: the notebooks will show numbers but no pictures. "
              + String.join("; ", refusals));
    }
  }

  /** The command by which a person installs fonts. */
  public static String howToInstall() {
    return "sudo apt-get install -y --no-install-recommends " + String.join(" ", PACKAGES);
  }
}
