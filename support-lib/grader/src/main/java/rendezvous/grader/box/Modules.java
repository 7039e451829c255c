package rendezvous.grader.box;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program on the class path may do with the JDK's modules, beyond what they offer to all.
 *
 * @param opened packages into whose private parts it may look, as {@code java.base/java.lang}
 * @param exported packages that it may use
 */
public record Modules(List<String> opened, List<String> exported) {
  /** Nothing beyond. */
  public static final Modules NOTHING = new Modules(List.of(), List.of());

  public Modules {
    opened = List.copyOf(opened);
    exported = List.copyOf(exported);
  }

  /** As options of a JVM. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    opened.forEach(each -> options.add("--add-opens=" + each + "=ALL-UNNAMED"));
    exported.forEach(each -> options.add("--add-exports=" + each + "=ALL-UNNAMED"));
    return options;
  }

  /** As attributes of the manifest of a jar that is started by {@code -jar}. */
  Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    if (!opened.isEmpty()) {
      attributes.put("Add-Opens", String.join(" ", opened));
    }
    if (!exported.isEmpty()) {
      attributes.put("Add-Exports", String.join(" ", exported));
    }
    return attributes;
  }
}
