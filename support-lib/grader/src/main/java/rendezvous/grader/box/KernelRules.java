package rendezvous.grader.box;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rendezvous.grader.Limits;

/**
 * A main class around another one: has the kernel refuse this process everything but reading what
 * Java needs, for good, and then runs the other one. By <a
 * href="https://docs.kernel.org/userspace-api/landlock.html">Landlock</a> (files, the network), <a
 * href="https://docs.kernel.org/userspace-api/seccomp_filter.html">seccomp</a> (system calls) and
 * resource limits; needs no privileges.
 *
 * <p>Landlock holds the calling thread and those that it starts from then on, so it comes before
 * the first virtual thread, whose carriers it then holds as well; seccomp holds all threads.
 */
@SuppressWarnings("restricted") // native calls are what it is for
public final class KernelRules {
  private static final long LANDLOCK_CREATE_RULESET = 444;
  private static final long LANDLOCK_ADD_RULE = 445;
  private static final long LANDLOCK_RESTRICT_SELF = 446;
  private static final long VERSION_FLAG = 1;
  private static final long PATH_BENEATH = 1;
  private static final long READ_FILE = 4;
  private static final long READ_DIRECTORY = 8;

  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int O_PATH = 0x200000;
  private static final int O_CLOEXEC = 0x80000;

  private static final int RLIMIT_CPU = 0;
  private static final int RLIMIT_FSIZE = 1;
  private static final int RLIMIT_CORE = 4;

  private static final int ALLOW = 0x7fff0000;
  private static final int KILL_PROCESS = 0x80000000;
  private static final int ERROR = 0x00050000;
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;
  private static final int CLONE_THREAD = 0x10000;

  private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup libc = linker.defaultLookup();
  private final MethodHandle syscall =
      linker.downcallHandle(
          libc.find("syscall").orElseThrow(),
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
          Linker.Option.firstVariadicArg(1));

  private KernelRules() {}

  /** The same program within these rules. */
  static JavaProgram around(JavaProgram program, Limits limits) {
    Set<Path> readable = new LinkedHashSet<>(Readable.by(program));
    readable.addAll(Readable.SYSTEM_LIBRARIES);
    readable.addAll(List.of(Path.of("/dev/random"), Path.of("/dev/urandom")));
    return program.within(
        List.of("--enable-native-access=ALL-UNNAMED"),
        KernelRules.class.getName(),
        List.of(
            Long.toString(limits.processor().toSeconds()),
            readable.stream()
                .filter(Files::exists)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator))));
  }

  /** Seconds of processor time; what may be read; the other main class; its arguments. */
  public static void main(String[] args) throws Throwable {
    List<Path> readable = Stream.of(args[1].split(File.pathSeparator)).map(Path::of).toList();
    new KernelRules().apply(Long.parseLong(args[0]), readable);
    Class.forName(args[2])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 3, args.length));
  }

  private void apply(long seconds, List<Path> readable) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      limit(arena, RLIMIT_CPU, seconds);
      limit(arena, RLIMIT_FSIZE, 0);
      limit(arena, RLIMIT_CORE, 0);
      noNewPrivileges();
      landlock(arena, readable);
      seccomp(arena);
    }
  }

  private void limit(Arena arena, int resource, long most) throws Throwable {
    MethodHandle setrlimit =
        linker.downcallHandle(
            libc.find("setrlimit").orElseThrow(),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    MemorySegment limits = arena.allocate(16, 8);
    limits.set(JAVA_LONG, 0, most);
    limits.set(JAVA_LONG, 8, most);
    int result = (int) setrlimit.invokeExact(resource, limits);
    require(result == 0, "setrlimit");
  }

  private void noNewPrivileges() throws Throwable {
    MethodHandle prctl =
        linker.downcallHandle(
            libc.find("prctl").orElseThrow(),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    int result = (int) prctl.invokeExact(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L);
    require(result == 0, "no_new_privs");
  }

  // --- files and the network

  private void landlock(Arena arena, List<Path> readable) throws Throwable {
    long version = call(LANDLOCK_CREATE_RULESET, 0, 0, VERSION_FLAG, 0);
    require(version > 0, "this kernel has no Landlock, or it is switched off");
    MemorySegment rules = arena.allocate(24, 8);
    rules.set(JAVA_LONG, 0, files(version));
    rules.set(JAVA_LONG, 8, version >= 4 ? 3 : 0); // to bind, to connect
    rules.set(JAVA_LONG, 16, version >= 6 ? 3 : 0); // sockets without a name, signals
    long set = call(LANDLOCK_CREATE_RULESET, rules.address(), 24, 0, 0);
    require(set >= 0, "Landlock's rules");
    MethodHandle open =
        linker.downcallHandle(
            libc.find("open").orElseThrow(),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    for (Path path : readable) {
      int file = (int) open.invokeExact(arena.allocateFrom(path.toString()), O_PATH | O_CLOEXEC);
      require(file >= 0, "to open " + path);
      MemorySegment rule = arena.allocate(12, 8);
      rule.set(JAVA_LONG, 0, Files.isDirectory(path) ? READ_FILE | READ_DIRECTORY : READ_FILE);
      rule.set(JAVA_INT_UNALIGNED, 8, file);
      require(
          call(LANDLOCK_ADD_RULE, set, PATH_BENEATH, rule.address(), 0) == 0, "a rule for " + path);
    }
    require(call(LANDLOCK_RESTRICT_SELF, set, 0, 0, 0) == 0, "Landlock");
  }

  /** All that this version can restrict: each brought a few more. */
  private static long files(long version) {
    if (version == 1) {
      return 0x1fff;
    }
    return version == 2 ? 0x3fff : version < 5 ? 0x7fff : 0xffff;
  }

  // --- system calls

  private void seccomp(Arena arena) throws Throwable {
    Filter filter = new Filter(arena);
    filter.load(4); // which processor it is for
    filter.unless(ARM ? 0xC00000B7 : 0xC000003E, KILL_PROCESS);
    filter.load(0); // the call's number
    if (!ARM) {
      filter.ifAtLeast(0x40000000, ERROR | ENOSYS); // the same calls by other numbers
    }
    filter.onCall(435, ERROR | ENOSYS); // clone3, whose flags cannot be seen: clone is used then
    for (int number : DeniedCalls.numbers(ARM)) {
      filter.onCall(number, ERROR | EPERM);
    }
    filter.onlyWithFlag(ARM ? 220 : 56, CLONE_THREAD, ERROR | EPERM); // threads, not processes
    filter.give(ALLOW);
    MemorySegment program = arena.allocate(16, 8);
    program.set(JAVA_SHORT, 0, (short) filter.length());
    program.set(ADDRESS, 8, filter.code());
    long number = ARM ? 277 : 317;
    require(call(number, 1, 1, program.address(), 0) == 0, "seccomp"); // of all threads
  }

  private long call(long number, long a, long b, long c, long d) throws Throwable {
    return (long) syscall.invokeExact(number, a, b, c, d);
  }

  private static void require(boolean done, String what) {
    if (!done) {
      throw new IllegalStateException("the kernel refuses: " + what);
    }
  }

  /** A program for the kernel's packet filter, which looks at system calls. */
  private static final class Filter {
    private static final int LOAD = 0x20;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_AT_LEAST = 0x35;
    private static final int IF_BITS = 0x45;
    private static final int RETURN = 0x06;
    private static final int FIRST_ARGUMENT = 16;
    private static final int MOST = 4_096;

    private final MemorySegment code;
    private int length;

    Filter(Arena arena) {
      code = arena.allocate(8L * MOST, 8);
    }

    void load(int offset) {
      add(LOAD, 0, 0, offset);
    }

    void unless(int value, int result) {
      add(IF_EQUAL, 1, 0, value);
      give(result);
    }

    void ifAtLeast(int value, int result) {
      add(IF_AT_LEAST, 0, 1, value);
      give(result);
    }

    void onCall(int number, int result) {
      add(IF_EQUAL, 0, 1, number);
      give(result);
    }

    void onlyWithFlag(int number, int flag, int result) {
      add(IF_EQUAL, 0, 3, number);
      load(FIRST_ARGUMENT);
      add(IF_BITS, 1, 0, flag);
      give(result);
    }

    void give(int result) {
      add(RETURN, 0, 0, result);
    }

    private void add(int operation, int ifTrue, int ifFalse, int value) {
      long at = 8L * length++;
      code.set(JAVA_SHORT, at, (short) operation);
      code.set(JAVA_BYTE, at + 2, (byte) ifTrue);
      code.set(JAVA_BYTE, at + 3, (byte) ifFalse);
      code.set(JAVA_INT, at + 4, value);
    }

    int length() {
      return length;
    }

    MemorySegment code() {
      return code;
    }
  }
}
