package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rendezvous.workbench.Component.State;

class ChildJvmTest {

  private static final String[] QUICK = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};

  private final Workbench bench = Workbench.open("child JVM");

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void runsSourceCodeAndFindsTheAddressItPrints() throws Exception {
    // given
    ChildJvm service =
        ChildJvm.source(
                "service",
                """
                package shop;

                import java.net.*;

                public class Service {
                  public static void main(String[] args) throws Exception {
                    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                      System.out.println(args[0] + " listens on " + socket.getLocalPort());
                      socket.accept().getOutputStream().write(42);
                      System.in.read();
                    }
                  }
                }
                """)
            .options(QUICK)
            .arguments("it")
            .readyWhen("listens on (\\d+)");

    // when
    bench.start(service);

    // then
    int port = Integer.parseInt(service.address().split(":")[1]);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertEquals(42, socket.getInputStream().read());
    }
    assertEquals(List.of("it listens on " + port), service.log());

    // when
    service.input().close();

    // then
    assertEquals(0, service.await());
    assertEquals(State.STOPPED, service.state());
  }

  @Test
  void aJarIsStartedAnyNumberOfTimes() throws Exception {
    // given
    Path jar =
        bench.jar(
            "greeter",
            """
            package shop;

            public class Greeter {
              public static void main(String[] args) {
                System.out.println("hello " + args[0]);
              }
            }
            """);

    // when, then
    for (String name : List.of("ann", "bob")) {
      ChildJvm greeter =
          bench.start(
              ChildJvm.main("greeter", "shop.Greeter")
                  .classPath(jar)
                  .options(QUICK)
                  .arguments(name)
                  .readyWhen("hello"));
      assertEquals(0, greeter.await());
      assertEquals(List.of("hello " + name), greeter.log());
    }
    var failure =
        assertThrows(IOException.class, () -> bench.jar("broken", "class X { int a = b; }"));
    assertTrue(failure.getMessage().contains("line 1: cannot find symbol"), failure.getMessage());
  }

  @Test
  void exitCodesOtherThanZeroAreFailures() throws Exception {
    ChildJvm program =
        bench.start(
            ChildJvm.source(
                    "program",
                    "class Program { static void main() { throw new IllegalStateException(\"tilt\"); } }")
                .options(QUICK));
    assertEquals(1, program.await());
    assertEquals(State.FAILED, program.state());
    assertTrue(
        assertThrows(ComponentFailedException.class, program::input).getMessage().contains("tilt"));
  }

  @Test
  void sourceCodeThatDoesNotCompileSaysWhere() {
    var failure =
        assertThrows(
            ComponentFailedException.class,
            () -> bench.start(ChildJvm.source("program", "class Program {\n  int x = y;\n}")));
    assertTrue(failure.getMessage().contains("line 2: cannot find symbol"), failure.getMessage());
    assertTrue(failure.fix().startsWith("Correct the source code"));
    assertThrows(IllegalArgumentException.class, () -> ChildJvm.source("program", "int x = 1;"));
  }

  @Test
  void aMissingMainClassIsNamed() {
    ChildJvm program = ChildJvm.main("program", "shop.Missing").options(QUICK).readyWhen("never");
    var failure = assertThrows(ComponentFailedException.class, () -> bench.start(program));
    assertTrue(failure.fix().startsWith("There is no class shop.Missing"), failure.getMessage());
  }

  @Test
  void anOptionThatTheJvmDoesNotKnowIsNamed() {
    ChildJvm program =
        ChildJvm.source("program", "class Program { static void main() {} }")
            .options("-XX:+MakeCoffee")
            .readyWhen("never");
    var failure = assertThrows(ComponentFailedException.class, () -> bench.start(program));
    assertTrue(failure.fix().startsWith("This JVM has no option MakeCoffee"), failure.getMessage());
  }

  @Test
  void closingEndsIt() throws Exception {
    ChildJvm program =
        bench.start(
            ChildJvm.source(
                    "program",
                    """
                    class Program {
                      static void main() throws Exception {
                        System.out.println("up");
                        Thread.sleep(600_000);
                      }
                    }
                    """)
                .options(QUICK)
                .readyWhen("up"));
    ProcessHandle process = ProcessHandle.of(program.pid().getAsLong()).orElseThrow();
    program.close();
    assertFalse(Leftovers.isRunning(process));
  }
}
