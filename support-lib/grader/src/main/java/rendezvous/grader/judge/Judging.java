package rendezvous.grader.judge;

import java.util.ArrayList;
import java.util.List;
import rendezvous.grader.Limits;
import rendezvous.grader.box.Box;
import rendezvous.grader.box.JavaProgram;
import rendezvous.grader.box.Modules;

/**
 * How processes that judge are started.
 *
 * @param box in what they are shut
 * @param limits what they may use up
 * @param warm whether they do once what tests do before they are asked: for those that are started
 *     before there is something to judge
 * @param startupCache what to start from; null if there is none
 */
public record Judging(Box box, Limits limits, boolean warm, StartupCache startupCache) {
  private static final List<String> OPTIONS =
      List.of(
          "-XX:MaxMetaspaceSize=128m",
          "-XX:MaxDirectMemorySize=8m",
          "-XX:ReservedCodeCacheSize=48m",
          "-Duser.timezone=UTC");

  private static final Modules MODULES =
      new Modules(
          List.of("java.base/java.lang"), // decides which virtual thread runs next
          List.of("java.base/jdk.internal.vm")); // lists virtual threads

  /** For a learner's own code: not shut in, and warm. */
  public static Judging ofLearner(Limits limits) {
    return new Judging(Box.OPEN, limits, true, null);
  }

  /** The program that judges. */
  JavaProgram program(String... arguments) {
    List<String> options = new ArrayList<>();
    options.add("-Xmx" + limits.memory() + "m");
    options.addAll(OPTIONS);
    options.addAll(JavaProgram.COMMON_OPTIONS);
    JavaProgram program =
        new JavaProgram(
            options,
            MODULES,
            List.of(),
            ClassPath.ofJudge(),
            null,
            JudgeMain.class.getName(),
            List.of(arguments));
    return startupCache == null ? program : startupCache.within(program);
  }

  /** A program that starts as the one that judges does, and ends at once. */
  public static JavaProgram probe() {
    return ofLearner(Limits.DEFAULT).program(JudgeMain.PROBE);
  }
}
