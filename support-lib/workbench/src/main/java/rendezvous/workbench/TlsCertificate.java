package rendezvous.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;

/**
 * A new key and a certificate that it has signed itself, for a server at 127.0.0.1, as PEM files.
 * Who knows the certificate can tell whether it is this server that answers.
 *
 * @param certificate the file that clients may have
 * @param key the file that is the server's alone
 */
record TlsCertificate(Path certificate, Path key) {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String ALIAS = "server";

  /** The file is deleted at once: the password protects nothing. */
  private static final String PASSWORD = "changeit";

  /** Makes it with the JDK's {@code keytool}: the JDK has no public interface that signs one. */
  static TlsCertificate make(Place here) throws IOException, InterruptedException {
    Path store = here.folder().resolve("certificate.p12");
    here.run(
        "keytool",
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-J-XX:TieredStopAtLevel=1",
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "san=ip:127.0.0.1,dns:localhost",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            store.toString()),
        LIMIT);
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      return new TlsCertificate(
          pem(
              here.folder().resolve("server.crt"),
              "CERTIFICATE",
              keys.getCertificate(ALIAS).getEncoded()),
          pem(
              here.folder().resolve("server.key"),
              "PRIVATE KEY",
              keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot make a certificate: " + e.getMessage(), e);
    } finally {
      Files.delete(store);
    }
  }

  private static Path pem(Path file, String what, byte[] content) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(
                what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), what));
  }
}
