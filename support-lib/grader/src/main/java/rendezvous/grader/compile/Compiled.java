package rendezvous.grader.compile;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has come of compiling a submission with the tests.
 *
 * @param classes the class files, by their classes' names; empty if there was an error
 * @param submitted the names of those that the submission's sources have become
 * @param messages errors and warnings about the submission
 */
public record Compiled(
    Map<String, byte[]> classes, Set<String> submitted, List<CompilerMessage> messages) {

  public Compiled {
    classes = Map.copyOf(classes);
    submitted = Set.copyOf(submitted);
    messages = List.copyOf(messages);
  }

  /** Nothing has come of it, for this reason. */
  public static Compiled refused(CompilerMessage why) {
    return new Compiled(Map.of(), Set.of(), List.of(why));
  }

  /** Whether there is something to run. */
  public boolean succeeded() {
    return messages.stream().noneMatch(CompilerMessage::error);
  }

  /** The first error. */
  public CompilerMessage firstError() {
    return messages.stream().filter(CompilerMessage::error).findFirst().orElseThrow();
  }

  /** What the compiler warns of. */
  public List<CompilerMessage> warnings() {
    return messages.stream().filter(message -> !message.error()).toList();
  }
}
