package rendezvous.grader;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a submission may use up. Each limit has a verdict of its own when it is reached.
 *
 * @param test how long a test may take
 * @param processor how much processor time the process that runs the tests may use; not at box
 *     level L1
 * @param memory how many megabytes its heap may have
 * @param threads how many platform threads it may have
 * @param output how many kilobytes of what a test prints are kept
 * @param disk how many megabytes it may write: at level L3, and into memory; nothing elsewhere
 * @param compiling how much processor time the compiler may use
 * @param source how many kilobytes the sources of a submission may have
 * @param archive how many megabytes an archive or a notebook may hold
 * @param files how many files a submission may have
 * @param depth how deep they may lie in folders
 */
public record Limits(
    Duration test,
    Duration processor,
    int memory,
    int threads,
    int output,
    int disk,
    Duration compiling,
    int source,
    int archive,
    int files,
    int depth) {

  /** What holds if nothing else is said. */
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(120),
          256,
          1000,
          8,
          1,
          Duration.ofSeconds(10),
          512,
          20,
          200,
          4);

  /** The same with another limit of processor time. */
  public Limits withProcessor(Duration most) {
    return new Limits(
        test, most, memory, threads, output, disk, compiling, source, archive, files, depth);
  }

  /** For people: each limit by its name, with its unit. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("time of a test", seconds(test));
    texts.put("processor time", seconds(processor));
    texts.put("memory", memory + " MB");
    texts.put("platform threads", Integer.toString(threads));
    texts.put("output of a test", output + " KB");
    texts.put("disk", disk + " MB");
    texts.put("processor time of the compiler", seconds(compiling));
    texts.put("sources", source + " KB");
    texts.put("archive or notebook", archive + " MB");
    texts.put("files", Integer.toString(files));
    texts.put("depth of folders", Integer.toString(depth));
    return texts;
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
