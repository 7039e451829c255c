package rendezvous.grader.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.grader.compile.Compiled;
import rendezvous.grader.compile.Source;
import rendezvous.grader.compile.SubmissionCompiler;
import rendezvous.grader.judge.ClassPath;

@DisplayName("Looking for what a submission must not use")
class ScanTest {
  private static final SubmissionCompiler COMPILER = new SubmissionCompiler(ClassPath.ofTests());
  private static final String TEST =
      """
      import org.junit.jupiter.api.Test;
      class TaskTest { @Test void test() throws Exception { new Task().run(); Integer.valueOf(3); } }
      """;

  private static List<NotAllowed> scan(AllowList allowed, String cell) throws Exception {
    List<Source> submission = List.of(new Source("cell [3]", cell));
    List<Source> tests = List.of(new Source("TaskTest.java", TEST));
    Compiled compiled = COMPILER.compile(submission, tests);
    assertTrue(compiled.succeeded(), () -> compiled.messages().toString());
    return Scan.of(compiled, submission, tests, allowed);
  }

  private static List<NotAllowed> body(String statements) throws Exception {
    return scan(
        AllowList.ofCourse(),
        "class Task {\n  Object any; volatile int n;\n  void run() throws Exception {\n"
            + statements
            + "\n  }\n}");
  }

  private static void assertRefused(String what, int line, List<NotAllowed> found) {
    assertTrue(
        found.stream()
            .anyMatch(each -> each.what().equals(what) && each.place().equals("cell [3]:" + line)),
        found::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          System.exit(1);                                             | System.exit
          Runtime.getRuntime().halt(1);                               | Runtime.halt
          Runnable r = () -> Runtime.getRuntime().exit(1);            | Runtime.exit
          IntConsumer c = System::exit;                               | System.exit
          \\u0053ystem.ex\\u0069t(1);                                 | System.exit
          System.setOut(null);                                        | System.setOut
          System.getenv();                                            | System.getenv
          any = System.in;                                            | System.in
          Integer.getInteger("a");                                    | Integer.getInteger
          Class.forName("java.lang.Runtime");                         | Class.forName
          getClass().getDeclaredMethods();                            | Class.getDeclaredMethods
          getClass().getClassLoader();                                | Class.getClassLoader
          any = java.lang.reflect.Array.newInstance(int.class, 1);    | java.lang.reflect.Array
          new Thread(Thread.currentThread().getThreadGroup(), "a");   | ThreadGroup
          Thread.getAllStackTraces();                                 | Thread.getAllStackTraces
          Thread.currentThread().getStackTrace();                     | Thread.getStackTrace
          new Exception().getStackTrace();                            | Throwable.getStackTrace
          new IOException().printStackTrace(System.out);              | Throwable.printStackTrace
          StackWalker.getInstance();                                  | StackWalker
          new File("a").delete();                                     | File
          Files.readString(Path.of("a"));                             | java.nio.file.Files
          new PrintStream("a");                                       | new PrintStream
          new Formatter("a");                                         | Formatter
          new java.net.Socket("localhost", 1);                        | java.net.Socket
          new ProcessBuilder("a").start();                            | ProcessBuilder
          ServiceLoader.load(Runnable.class);                         | ServiceLoader
          MethodHandles.lookup().findStatic(Task.class, "a", null);   | java.lang.invoke.MethodHandles.Lookup.findStatic
          MethodHandles.lookup().findVarHandle(any.getClass(), "a", int.class); | java.lang.invoke.MethodHandles.Lookup.findVarHandle
          AtomicIntegerFieldUpdater.newUpdater(Thread.class, "a");    | java.util.concurrent.atomic.AtomicIntegerFieldUpdater.newUpdater
          Locale.setDefault(Locale.ROOT);                             | Locale.setDefault
          rendezvous.channel.Trace.listen(null);                      | rendezvous.channel.Trace
          rendezvous.grader.Schedules.check(() -> {});                | rendezvous.grader.Schedules
          org.junit.jupiter.api.Assertions.fail();                    | org.junit.jupiter.api.Assertions
          new TaskTest();                                             | TaskTest
          any = TaskTest.class;                                       | TaskTest
          Object o = any; if (o instanceof ProcessHandle) {}          | ProcessHandle
          if (n > 0) throw new java.util.zip.DataFormatException();   | java.util.zip.DataFormatException
          """)
  void aUseIsFoundInItsLine(String statement, String what) throws Exception {
    assertRefused(what, 4, body(statement));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "synchronized (this) { n++; }",
        "AtomicIntegerFieldUpdater.newUpdater(Task.class, \"n\").incrementAndGet(this);",
        "MethodHandles.Lookup l = MethodHandles.lookup();"
            + " VarHandle v = l.findVarHandle(Task.class, \"n\", int.class); v.getAndAdd(this, 1);",
        "VarHandle v = MethodHandles.arrayElementVarHandle(long[].class);"
            + " v.setVolatile(new long[1], 0, 2L); VarHandle.fullFence();",
        "try (var e = Executors.newVirtualThreadPerTaskExecutor()) { e.submit(() -> n).get(); }",
        "try { Thread.sleep(1); } catch (InterruptedException e) { Thread.currentThread().interrupt(); }",
        "record P(int a, String b) {} any = new P(1, \"x\" + n).toString();",
        "enum E { A, B } switch (E.values()[0]) { case A -> n = 1; case B -> n = 2; }",
        "record X(int i) {} any = switch (any) { case X(int i) when i > 0 -> i; case null -> 1;"
            + " case String t -> t.length(); default -> 0; };",
        "any = Stream.of(1, 2).map(x -> x + 1).collect(Collectors.groupingBy(x -> x % 2)).toString();",
        "int[] copy = new int[] {1}.clone(); any = copy.length + \" \" + any.hashCode();",
        "System.out.printf(\"%d%n\", n); System.err.println(any);",
        "var t = Thread.ofVirtual().name(\"a\").unstarted(() -> {}); t.start(); t.join();",
        "any = new LinkedHashMap<Integer, Integer>() {"
            + " protected boolean removeEldestEntry(Map.Entry<Integer, Integer> e) { return size() > 3; } };",
        "new Thread() { @Override public void run() { n++; } }.start();",
        "throw new Exception(\"a\") { @Override public synchronized Throwable fillInStackTrace() {"
            + " return this; } };",
        "CompletableFuture.supplyAsync(() -> 1).thenCombine(CompletableFuture.completedFuture(2),"
            + " Integer::sum).orTimeout(1, TimeUnit.SECONDS).join();",
        "assert n == 0 : \"n\"; any = String.format(\"%s\", this) + Objects.hash(1, 2);",
        "Channel<Integer> c = Channel.buffered(1); c.send(1); c.close(); for (int x : c) n += x;",
        "StringWriter w = new StringWriter(); new PrintWriter(w).println(\"a\"); any = w;",
        "@SuppressWarnings(\"unchecked\") List<String> l = (List<String>) (Object) new ArrayList<>();",
        "new Timer().schedule(new TimerTask() { public void run() { n++; } }, 1);",
        "ThreadLocal<Integer> t = ThreadLocal.withInitial(() -> 1); ScopedValue.where(V, 1).run(() -> {});"
            + " } static final ScopedValue<Integer> V = ScopedValue.newInstance(); {",
      })
  void whatHonestCodeUsesIsAllowed(String statements) throws Exception {
    assertEquals(List.of(), body(statements));
  }

  @Test
  void aClassBetweenHidesNothing() throws Exception {
    // given
    String cell =
        """
        class Middle extends Thread {}
        class Task extends Middle {
          public void run() {
            getContextClassLoader();
          }
        }
        """;
    // then
    assertRefused("Thread.getContextClassLoader", 4, scan(AllowList.ofCourse(), cell));
  }

  @Test
  void whatTheJudgeAsksThreadsAndExceptionsCannotBeAnsweredByThem() throws Exception {
    // given
    String cell =
        """
        class Task extends Thread {
          @Override public StackTraceElement[] getStackTrace() { return null; }
          @Override public Thread.State getState() { return null; }
          @Override protected void finalize() {}
        }
        class Failure extends Exception {
          @Override
          public void setStackTrace(StackTraceElement[] stack) {}
        }
        """;
    // when
    List<NotAllowed> found = scan(AllowList.ofCourse(), cell);
    // then
    assertRefused("to define Thread.getStackTrace", 2, found);
    assertRefused("to define Thread.getState", 3, found);
    assertRefused("to define Object.finalize", 4, found);
    assertRefused("to define Throwable.setStackTrace", 8, found);
  }

  @Test
  void aClassThatTheTestsWouldTakeForTheJdksIsRefused() throws Exception {
    // given
    String cell =
        """
        class Task { void run() {} }
        class Integer { static java.lang.Integer valueOf(int n) { return 0; } }
        """;
    // when
    List<NotAllowed> found = scan(AllowList.ofCourse(), cell);
    // then
    assertRefused("a class called Integer", 2, found);
  }

  @Test
  void noClassIsCalledAsOneOfJavaLangNorAsOneThatTheTestsImport() throws Exception {
    // given: the first leaves nothing in the tests' class file, the second only a descriptor
    List<Source> submission =
        List.of(
            new Source(
                "cell [3]",
                """
                class Short { static final int MAX_VALUE = 1; }
                interface Supplier<T> { T get(); }
                class Timer {}
                class Task { Object run(Supplier<Object> asked) { return asked; } }
                """));
    List<Source> tests =
        List.of(
            new Source(
                "TaskTest.java",
                """
                import java.util.*;
                import java.util.function.*;
                class TaskTest {
                  Object of() { return new Task().run(() -> Short.MAX_VALUE); }
                }
                """));
    Compiled compiled = COMPILER.compile(submission, tests);
    assertTrue(compiled.succeeded(), () -> compiled.messages().toString());
    // when
    List<NotAllowed> found = Scan.of(compiled, submission, tests, AllowList.ofCourse());
    // then
    assertEquals(
        List.of("a class called Short", "a class called Supplier"),
        found.stream().map(NotAllowed::what).toList());
  }

  @Test
  void aPackageIsRefusedHoweverItIsWritten() throws Exception {
    // when
    Compiled compiled =
        COMPILER.compile(
            List.of(new Source("cell [3]", "\\u0070ackage/**/java.util;\nclass Task {}")),
            List.of());
    // then
    assertFalse(
        compiled.succeeded()
            && Scan.of(compiled, List.of(), List.of(), AllowList.ofCourse()).isEmpty(),
        compiled.messages()::toString);
  }

  @Test
  void anExerciseCanAllowMore() throws Exception {
    // given
    String more =
        """
        # for the exercise on random numbers
        class java.lang.Integer only getInteger
        classes java.security: SecureRandom
        """;
    AllowList list = AllowList.ofCourse().and(more, "07-dice/allowed.txt");
    String cell =
        """
        class Task {
          int run() { return new java.security.SecureRandom().nextInt(Integer.getInteger("a")); }
        }
        """;
    // then
    assertEquals(List.of(), scan(list, cell));
    assertEquals(
        List.of("class java.lang.Integer only getInteger", "classes java.security: SecureRandom"),
        list.extension());
  }

  @Test
  void theReasonIsTold() throws Exception {
    assertEquals(
        "System.exit is not allowed: it ends the process that runs the tests.",
        body("System.exit(1);").getFirst().sentence());
  }
}
