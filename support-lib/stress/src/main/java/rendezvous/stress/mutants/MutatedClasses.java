package rendezvous.stress.mutants;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles all sources of the primitives, one of them mutated. */
final class MutatedClasses {
  private static final String MODULE_INFO = "module-info.java";

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final Path sources;
  private final Path classes;

  /**
   * Prepares to compile.
   *
   * @param sources the root of the sources
   * @param classes where the classes go; emptied for each mutant
   */
  MutatedClasses(Path sources, Path classes) {
    this.sources = sources;
    this.classes = classes;
  }

  /** Compiles the sources as they are. */
  void compileOriginal() throws IOException {
    compile(null);
  }

  /** Compiles the sources with one of them mutated. */
  void compile(Mutant mutant) throws IOException {
    empty(classes);
    StringWriter errors = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  errors,
                  files,
                  null,
                  List.of("-proc:none", "-nowarn", "-g", "-d", classes.toString()),
                  null,
                  units(files, mutant))
              .call();
      if (!compiled) {
        String what = mutant == null ? "the primitives do" : "mutant '" + mutant.name() + "' does";
        throw new IllegalStateException(what + " not compile:\n" + errors);
      }
    }
  }

  private List<JavaFileObject> units(StandardJavaFileManager files, Mutant mutant)
      throws IOException {
    List<JavaFileObject> units = new ArrayList<>();
    for (Path file : javaFiles()) {
      if (mutant != null && sources.relativize(file).equals(Path.of(mutant.file()))) {
        units.add(new Text(file, mutant.mutated(sources)));
      } else {
        files.getJavaFileObjects(file).forEach(units::add);
      }
    }
    return units;
  }

  /** All but the module's description: the proofs run on the class path. */
  private List<Path> javaFiles() throws IOException {
    try (Stream<Path> all = Files.walk(sources)) {
      return all.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith(MODULE_INFO))
          .toList();
    }
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> old;
      try (Stream<Path> all = Files.walk(folder)) {
        old = all.sorted((a, b) -> b.compareTo(a)).toList();
      }
      for (Path path : old) {
        Files.delete(path);
      }
    }
    Files.createDirectories(folder);
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(Path file, String text) {
      super(file.toUri(), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
