package rendezvous.stress.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One thing taken out of the primitives.
 *
 * @param name a few words, unique in the list
 * @param removes what the code loses, and what could then go wrong
 * @param file the source file, from the root of the sources
 * @param original the code that is replaced, which the file contains once; white space and comments
 *     do not matter
 * @param replacement what stands there instead
 * @param caughtBy the proof that is tried first: a test class, or a class of litmus tests
 */
record Mutant(
    String name,
    String removes,
    String file,
    String original,
    String replacement,
    String caughtBy) {

  /** A mutant of a file; the parts of its description are named one by one. */
  static Builder of(String file) {
    return new Builder(file);
  }

  /** The mutated text of the file. */
  String mutated(Path sources) throws IOException {
    String text = Files.readString(sources.resolve(file));
    Squeezed source = Squeezed.of(text);
    String wanted = Squeezed.of(original).text;
    int start = source.text.indexOf(wanted);
    if (start < 0) {
      throw new StaleMutantException(this, "its original code is not in " + file);
    }
    if (source.text.indexOf(wanted, start + 1) >= 0) {
      throw new StaleMutantException(this, "its original code is in " + file + " more than once");
    }
    int first = source.places[start];
    int last = source.places[start + wanted.length() - 1];
    return text.substring(0, first) + replacement.strip() + text.substring(last + 1);
  }

  /** A text without white space and comments, and where in it each character was. */
  private record Squeezed(String text, int[] places) {

    static Squeezed of(String text) {
      StringBuilder squeezed = new StringBuilder();
      int[] places = new int[text.length()];
      for (int i = 0; i < text.length(); i++) {
        if (text.startsWith("//", i)) {
          i = Math.max(i, text.indexOf('\n', i));
        }
        if (!Character.isWhitespace(text.charAt(i))) {
          places[squeezed.length()] = i;
          squeezed.append(text.charAt(i));
        }
      }
      return new Squeezed(squeezed.toString(), places);
    }
  }

  /** A mutant in the making. */
  static final class Builder {
    private final String file;
    private String name;
    private String removes;
    private String original;

    private Builder(String file) {
      this.file = file;
    }

    Builder named(String name) {
      this.name = name;
      return this;
    }

    Builder removing(String removes) {
      this.removes = removes;
      return this;
    }

    Builder replacing(String original) {
      this.original = original;
      return this;
    }

    Replaced with(String replacement) {
      return caughtBy -> new Mutant(name, removes, file, original, replacement, caughtBy);
    }

    Replaced withNothing() {
      return with("");
    }
  }

  /** A mutant of which only the proof is still to be named. */
  interface Replaced {

    Mutant caughtBy(String proof);
  }
}
