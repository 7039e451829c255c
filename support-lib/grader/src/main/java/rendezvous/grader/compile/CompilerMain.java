package rendezvous.grader.compile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/**
 * The process that compiles: again and again takes sources from standard input, and writes what has
 * come of them to standard output. It ends with the process that has started it.
 */
public final class CompilerMain {
  private record Request(List<Source> submission, List<Source> tests) {}

  /** Arguments: to do what is asked for; to do once what is done, and end. */
  static final String SERVING = "serving";

  static final String TRAINING = "training";

  private CompilerMain() {}

  /**
   * How to run; how much processor time the compiler may use for a submission, in milliseconds;
   * what submissions and tests are compiled against, as a class path.
   */
  public static void main(String[] args) throws Exception {
    SubmissionCompiler compiler =
        new SubmissionCompiler(
            Stream.of(args[2].split(File.pathSeparator)).map(Path::of).toList(),
            Duration.ofMillis(Long.parseLong(args[1])));
    if (args[0].equals(TRAINING)) {
      train(compiler);
    } else {
      serve(compiler);
    }
  }

  private static void serve(SubmissionCompiler compiler) throws IOException, InterruptedException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(System.err);
    BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    Thread.ofPlatform().daemon().name("rendezvous-requests").start(() -> read(in, requests));
    out.writeByte(1); // it is there
    out.flush();
    while (true) {
      Request request = requests.take();
      CompilerWire.write(out, compiler.compile(request.submission(), request.tests()));
      out.writeBoolean(compiler.isIdle());
      out.flush();
    }
  }

  /** What is loaded on the way goes into the cache. */
  private static void train(SubmissionCompiler compiler) throws IOException, InterruptedException {
    Source submission =
        new Source(
            "Sample.java",
            """
            class Sample {
              private final Channel<String> channel = Channel.buffered("sample", 1);
              private final Map<String, Integer> counts = new TreeMap<>();
              record Count(String name, int number) {}

              synchronized List<Count> add(String name) throws InterruptedException {
                channel.send(name);
                counts.merge(channel.receive(), 1, Integer::sum);
                return counts.entrySet().stream().map(e -> new Count(e.getKey(), e.getValue())).toList();
              }
            }
            """);
    Source test =
        new Source(
            "SampleTest.java",
            """
            import static org.junit.jupiter.api.Assertions.assertEquals;
            import org.junit.jupiter.api.*;
            import rendezvous.grader.*;

            class SampleTest {
              @Test @Points(1) @DisplayName("What is added is counted")
              void counted() throws Exception {
                Schedules.check(() -> Schedules.together(() -> new Sample().add("apple")));
                assertEquals(1, new Sample().add("pear").size());
              }
            }
            """);
    Source wrong = new Source("Wrong.java", "class Wrong { int number = \"one\"; }");
    DataOutputStream out = new DataOutputStream(OutputStream.nullOutputStream());
    for (Source each : List.of(submission, wrong)) {
      CompilerWire.write(out, compiler.compile(List.of(each), List.of(test)));
    }
  }

  private static void read(DataInputStream in, BlockingQueue<Request> requests) {
    try {
      while (true) {
        requests.add(new Request(CompilerWire.readSources(in), CompilerWire.readSources(in)));
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0); // the other process has closed its end, or has ended
    }
  }
}
