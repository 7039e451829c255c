import java.util.concurrent.CancellationException;
import rendezvous.grader.InFlight;

/** A meeting for suppliers, which may throw no checked exceptions. */
final class Meeting {
  private Meeting() {}

  static String in(InFlight tasks) {
    try {
      return tasks.meet("met");
    } catch (InterruptedException e) {
      throw new CancellationException("interrupted while waiting for the others");
    }
  }
}
