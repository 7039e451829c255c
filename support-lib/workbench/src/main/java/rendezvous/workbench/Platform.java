package rendezvous.workbench;

import java.util.Locale;

/**
 * An operating system and a processor, by the names that archives of programs have.
 *
 * @param system such as {@code linux} or {@code darwin}
 * @param processor such as {@code x86_64} or {@code arm_64}
 */
record Platform(String system, String processor) {

  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** From what the JVM says in {@code os.name} and {@code os.arch}. */
  static Platform of(String osName, String osArch) {
    String system = osName.toLowerCase(Locale.ROOT);
    String processor = osArch.toLowerCase(Locale.ROOT);
    return new Platform(
        system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : system,
        switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> processor;
        });
  }

  boolean isLinux() {
    return system.equals("linux");
  }

  /** For people and file names. */
  @Override
  public String toString() {
    return system + "-" + processor;
  }
}
