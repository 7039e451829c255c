package rendezvous.cli.process;

import java.io.IOException;
import java.util.stream.Stream;

/** The browser of whoever sits at this machine. */
public final class Browser {
  private Browser() {}

  /**
   * Opens an address, and does not wait for it.
   *
   * @return false if there is no screen here, or no browser can be started
   */
  public static boolean open(String address) {
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    // without a screen, xdg-open would start a browser in the terminal
    if (!mac
        && Stream.of("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")
            .allMatch(name -> System.getenv(name) == null)) {
      return false;
    }
    try {
      new ProcessBuilder(mac ? "open" : "xdg-open", address)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
