package rendezvous.grader.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rendezvous.grader.Limits;
import rendezvous.grader.box.Box;
import rendezvous.grader.box.JavaProgram;

/**
 * How processes that judge are started.
 *
 * @param box in what they are shut
 * @param limits what they may use up
 * @param warm whether they do once what tests do before they are asked: for those that are started
 *     before there is something to judge
 * @param startupCache what they start from
 */
public record Judging(Box box, Limits limits, boolean warm, StartupCache startupCache) {
  private static final List<String> OPTIONS =
      List.of(
          "-XX:MaxMetaspaceSize=128m",
          "-XX:MaxDirectMemorySize=8m",
          "-XX:ReservedCodeCacheSize=48m",
          "-Duser.timezone=UTC",
          // decides which virtual thread runs next
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          // lists virtual threads
          "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED");

  /** For a learner's own code: not shut in, and warm. */
  public static Judging ofLearner(Limits limits) {
    return new Judging(Box.OPEN, limits, true, StartupCache.NONE);
  }

  /** The program that judges. */
  JavaProgram program(String... arguments) {
    List<String> options = new ArrayList<>();
    options.add("-Xmx" + limits.memory() + "m");
    options.addAll(OPTIONS);
    options.addAll(JavaProgram.COMMON_OPTIONS);
    JavaProgram program =
        new JavaProgram(
            options, List.of(), ClassPath.ofJudge(), JudgeMain.class.getName(), List.of(arguments));
    return startupCache.ofJudge() == null ? program : program.startingFrom(startupCache.ofJudge());
  }

  /** A program that does once what tests do, and makes a cache of it. */
  static JavaProgram training(Path cache) {
    return ofLearner(Limits.DEFAULT)
        .program(JudgeMain.TRAINING)
        .with("-XX:AOTCacheOutput=" + cache);
  }

  /** A program that ends at once, with an error if it cannot start from the cache. */
  JavaProgram needingCache() {
    return program(JudgeMain.PROBE).with("-XX:AOTMode=on");
  }

  /** A program that starts as the one that judges does, and ends at once. */
  public static JavaProgram probe() {
    return ofLearner(Limits.DEFAULT).program(JudgeMain.PROBE);
  }
}
