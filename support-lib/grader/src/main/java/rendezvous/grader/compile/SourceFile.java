package rendezvous.grader.compile;

import java.net.URI;
import java.net.URISyntaxException;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A source as the compiler reads it: from memory, with imports before it, whatever its name. */
final class SourceFile extends SimpleJavaFileObject {
  private final Source source;
  private final String imports;

  /**
   * @param imports stand in the first line, before the source, so that lines keep their numbers
   */
  SourceFile(Source source, String imports) {
    super(uri(source.name()), JavaFileObject.Kind.SOURCE);
    this.source = source;
    this.imports = imports;
  }

  /** The compiler calls the file by the last part of this. */
  private static URI uri(String name) {
    try {
      return new URI("source", null, "/" + name.replace('/', '_'), null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a name: " + name, e);
    }
  }

  Source source() {
    return source;
  }

  /** How far the imports have moved the first line to the right. */
  int shift() {
    return imports.length();
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return imports + source.text();
  }

  /** A cell may hold a public class of any name. */
  @Override
  public boolean isNameCompatible(String simpleName, JavaFileObject.Kind kind) {
    return true;
  }

  @Override
  public NestingKind getNestingKind() {
    return null;
  }

  @Override
  public Modifier getAccessLevel() {
    return null;
  }

  @Override
  public String getName() {
    return source.name();
  }
}
