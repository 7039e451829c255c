package rendezvous.lab;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rendezvous.scheduler.ClassSource;
import rendezvous.scheduler.Scenario;

/**
 * The compiled cells that a scenario uses, in whichever kernel they were made.
 *
 * @param classFiles where their class files are
 * @param loader loads them, and the libraries
 * @param variables the classes that JShell has made of the top-level variables that the scenario
 *     uses, directly or not, in the order of their declarations
 */
record Cells(ClassSource classFiles, ClassLoader loader, List<String> variables) {
  // JShell makes a class of each snippet: methods and classes become its static members, a variable
  // becomes a static field that the method do_it$ gives its first value.

  /** The package of all cells, in all kernels. */
  static final String PACKAGE = "REPL.";

  /** The method in which JShell puts a snippet's code. */
  static final String DECLARATION = "do_it$";

  /** The course's own libraries that scenarios may use. */
  static final String[] LIBRARIES = {
    "rendezvous.channel.", "rendezvous.context.", "rendezvous.result.", "rendezvous.sync."
  };

  private static final Pattern WRAPPER =
      Pattern.compile("REPL\\.\\$JShell\\$(\\d+)[A-Z]*(_\\d+[A-Z]*)*");
  private static final Pattern NAMED_BY_JSHELL = Pattern.compile("\\$\\d+");

  static Cells around(Scenario scenario) {
    Class<?> type = scenario.getClass();
    ClassLoader loader = type.getClassLoader();
    ClassSource classFiles = ClassSource.of(loader).orElse(heldBy(loader));
    return new Cells(classFiles, loader, variables(owner(type.getName()), classFiles));
  }

  static boolean isLibrary(String className) {
    return List.of(LIBRARIES).stream().anyMatch(className::startsWith);
  }

  /** Whether a class is the reader's own: in a cell, or in a file without a package. */
  static boolean isReaders(String className) {
    return className.startsWith(PACKAGE) || className.indexOf('.') < 0;
  }

  /** Whether this is the method that starts a scenario's threads. */
  static boolean isTogether(StackTraceElement frame) {
    return frame.getMethodName().equals("together")
        && frame.getClassName().equals(Schedules.class.getName());
  }

  /** The class in which a lambda expression stands; the class itself if it is none. */
  private static String owner(String className) {
    int lambda = className.indexOf("$$Lambda");
    return lambda < 0 ? className : className.substring(0, lambda);
  }

  /**
   * The class files that a kernel's class loader keeps in a map of its own, or in one of the object
   * that it is an inner class of: JJava's does not hand them out as resources.
   */
  private static ClassSource heldBy(ClassLoader loader) {
    return name -> {
      byte[] found = find(name, loader);
      for (Field field : loader.getClass().getDeclaredFields()) {
        if (found == null && field.getName().startsWith("this$")) {
          found = find(name, valueOf(field, loader));
        }
      }
      return found;
    };
  }

  private static byte[] find(String name, Object holder) {
    if (holder == null || holder.getClass().getModule().isNamed()) {
      return null;
    }
    for (Field field : holder.getClass().getDeclaredFields()) {
      if (Map.class.isAssignableFrom(field.getType())
          && valueOf(field, holder) instanceof Map<?, ?> map
          && map.get(name) instanceof byte[] classFile) {
        return classFile;
      }
    }
    return null;
  }

  private static Object valueOf(Field field, Object holder) {
    try {
      field.setAccessible(true);
      return field.get(holder);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null; // not for us
    }
  }

  private static List<String> variables(String scenario, ClassSource classFiles) {
    String own = outermost(scenario);
    Set<String> variables =
        new TreeSet<>(
            Comparator.comparingInt(Cells::number).thenComparing(Comparator.naturalOrder()));
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(scenario));
    while (!open.isEmpty()) {
      String name = open.pop();
      byte[] bytes = name.startsWith(PACKAGE) && seen.add(name) ? classFiles.find(name) : null;
      if (bytes == null) {
        continue;
      }
      ClassModel model = ClassFile.of().parse(bytes);
      if (!name.equals(own) && WRAPPER.matcher(name).matches() && isVariable(model)) {
        variables.add(name);
      }
      for (PoolEntry entry : model.constantPool()) {
        if (entry instanceof ClassEntry type) {
          open.push(type.asInternalName().replace('/', '.'));
        }
      }
    }
    return List.copyOf(variables);
  }

  /**
   * The line of a snippet, counted from 1, that a line of the class around it stands for; 0 if that
   * cannot be told. JShell puts a declaration or statement two lines below the head of the class;
   * what gives a variable its value four lines below, and five if the variable is one that it has
   * named itself, for the value of an expression.
   */
  int lineOfSnippet(String className, int line) {
    Matcher wrapperName = WRAPPER.matcher(className);
    boolean severalSnippets = wrapperName.lookingAt() && wrapperName.group(2) != null;
    byte[] bytes = line > 0 && !severalSnippets ? classFiles.find(outermost(className)) : null;
    if (bytes == null) {
      return 0;
    }
    ClassModel wrapper = ClassFile.of().parse(bytes);
    int head =
        wrapper.methods().stream()
            .filter(method -> method.methodName().equalsString("<init>"))
            .flatMap(method -> method.code().stream())
            .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()).stream())
            .mapToInt(table -> table.lineNumbers().getFirst().lineNumber())
            .findFirst()
            .orElse(line);
    int above =
        variables(wrapper)
            .mapToInt(name -> NAMED_BY_JSHELL.matcher(name).matches() ? 5 : 4)
            .findFirst()
            .orElse(2);
    return Math.max(0, line - head - above + 1);
  }

  private static boolean isVariable(ClassModel model) {
    return variables(model).findAny().isPresent();
  }

  private static Stream<String> variables(ClassModel model) {
    return model.fields().stream()
        .filter(field -> field.flags().has(AccessFlag.STATIC))
        .map(field -> field.fieldName().stringValue());
  }

  private static int number(String wrapper) {
    Matcher matcher = WRAPPER.matcher(wrapper);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private static String outermost(String name) {
    Matcher matcher = WRAPPER.matcher(name);
    return matcher.lookingAt() ? matcher.group() : name;
  }
}
