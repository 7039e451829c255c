package rendezvous.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import rendezvous.cli.Syllabus;

/**
 * What came out of executing one notebook.
 *
 * @param entry the notebook in the table of contents
 * @param file the executed notebook, with its outputs; partly executed if it failed
 * @param seconds from starting the kernel to its end
 * @param cpuSeconds processor time of the kernel and its child processes, user and system
 * @param peakRssMb the kernel's largest resident set, in units of 1024 * 1024 bytes
 * @param peakRssMbTogether the largest sum of the resident sets of the kernel and all that it has
 *     started; what they share counts for each
 * @param cells how many code cells the notebook has
 * @param images how many pictures its outputs hold
 * @param claims the article's claims that it judged, in order
 * @param error the failure, if the status is not {@link Status#OK}
 */
public record ExecutedNotebook(
    Syllabus.Notebook entry,
    Path file,
    Status status,
    double seconds,
    double cpuSeconds,
    double peakRssMb,
    double peakRssMbTogether,
    int cells,
    int images,
    List<Claim> claims,
    Optional<CellError> error) {

  public ExecutedNotebook {
    claims = List.copyOf(claims);
  }

  /** The same notebook, but failed, although every cell ran. */
  ExecutedNotebook failedBy(CellError why) {
    return new ExecutedNotebook(
        entry,
        file,
        Status.FAILED,
        seconds,
        cpuSeconds,
        peakRssMb,
        peakRssMbTogether,
        cells,
        images,
        claims,
        Optional.of(why));
  }

  /** How the execution ended. */
  public enum Status {
    /** Every cell ran. */
    OK("ok"),
    /** A cell threw an exception or did not compile, or the notebook left something behind. */
    FAILED("failed"),
    /** A cell ran longer than its limit. */
    TIMED_OUT("timed out"),
    /** The kernel did not start, or ended in the middle. */
    KERNEL_DIED("kernel died");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** The status as people and {@code run.json} read it. */
    public String word() {
      return word;
    }

    /** The status that a {@link #word} stands for. */
    public static Status of(String word) {
      for (Status status : values()) {
        if (status.word.equals(word)) {
          return status;
        }
      }
      throw new IllegalArgumentException("no status is called '" + word + "'");
    }
  }

  /**
   * A claim of the article against what was measured here.
   *
   * @param article what the article says; may be empty
   * @param verdict {@code reproduced}, {@code not reproduced} or {@code not measurable here}
   * @param reason why, where the verdict needs one; empty otherwise
   */
  public record Claim(
      String id, String article, String expected, String measured, String verdict, String reason) {}

  /**
   * The cell that ended the execution.
   *
   * @param cellId the id of the cell in the notebook; empty when no cell was to blame
   * @param cellNumber the number in the cell's brackets, counted in code cells from 1; 0 when no
   *     cell was to blame
   * @param name the exception's class, or what happened
   * @param message the error as the notebook shows it, without colour codes
   */
  public record CellError(String cellId, int cellNumber, String name, String message) {}
}
