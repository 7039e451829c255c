package rendezvous.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which versions took part. */
final class Versions {

  private Versions() {}

  /** One line, as the build has noted it. */
  static String line() {
    Properties versions = new Properties();
    try (InputStream file = Versions.class.getResourceAsStream("versions.properties")) {
      versions.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "jox %s · kotlinx-coroutines %s (Kotlin %s) · JMH %s · JDK %s"
        .formatted(
            versions.getProperty("jox"),
            versions.getProperty("kotlinx-coroutines"),
            versions.getProperty("kotlin"),
            versions.getProperty("jmh"),
            Runtime.version());
  }
}
