package rendezvous.grader.report;

import java.io.InputStream;
import java.lang.reflect.Proxy;
import org.opentest4j.reporting.schema.Namespace;
import org.w3c.dom.ls.LSInput;

/** A schema that lies beside the others in their jar, so that nothing is fetched. */
final class LocalSchema {
  private LocalSchema() {}

  static LSInput of(String system) {
    String file = system.substring(system.lastIndexOf('/') + 1);
    InputStream bytes = Namespace.class.getResourceAsStream(file);
    return (LSInput)
        Proxy.newProxyInstance(
            LSInput.class.getClassLoader(),
            new Class<?>[] {LSInput.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "getByteStream" -> bytes;
                  case "getSystemId" -> file;
                  case "getCertifiedText" -> false;
                  default -> null;
                });
  }
}
