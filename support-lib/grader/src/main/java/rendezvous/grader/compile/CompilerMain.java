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

  private CompilerMain() {}

  /**
   * How much processor time the compiler may use for a submission, in milliseconds; what
   * submissions and tests are compiled against, as a class path.
   */
  public static void main(String[] args) throws Exception {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(System.err);
    SubmissionCompiler compiler =
        new SubmissionCompiler(
            Stream.of(args[1].split(File.pathSeparator)).map(Path::of).toList(),
            Duration.ofMillis(Long.parseLong(args[0])));
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
