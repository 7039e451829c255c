package rendezvous.grader.scan;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Where the members of the JDK's and the course's classes are declared. Only classes that are on an
 * allow-list are ever looked at; none is initialized. Safe for use by several threads.
 */
final class Platform {
  /**
   * A class that declares a member.
   *
   * @param isPublic whether it can be named; else its members count as those of its subclasses
   * @param isOverridable whether a subclass can define the member itself
   */
  record Declaration(String className, boolean isPublic, boolean isOverridable) {}

  private record Member(String className, String name, String parameters) {}

  private static final Map<Member, List<Declaration>> FOUND = new ConcurrentHashMap<>();

  private Platform() {}

  /**
   * The classes and interfaces that declare a member that a class has.
   *
   * @param name a field, a method, or {@code new}
   * @param parameters the types of its parameters, {@code (int,java.lang.String)}; empty for a
   *     field
   */
  static List<Declaration> declarations(String className, String name, String parameters) {
    return FOUND.computeIfAbsent(new Member(className, name, parameters), Platform::find);
  }

  /** Whether there is a public class of this name, whether allowed or not. */
  static boolean hasPublic(String className) {
    try {
      return Modifier.isPublic(load(className).getModifiers());
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static Class<?> load(String className) throws ClassNotFoundException {
    return Class.forName(className, false, Platform.class.getClassLoader());
  }

  private static List<Declaration> find(Member member) {
    List<Declaration> found = new ArrayList<>();
    try {
      for (Class<?> type : hierarchy(load(member.className()))) {
        found.addAll(declaredBy(type, member));
      }
    } catch (ClassNotFoundException | LinkageError e) {
      return List.of(); // what is not there is not allowed
    }
    return List.copyOf(found);
  }

  private static Set<Class<?>> hierarchy(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      all.add(each);
    }
    for (Class<?> each : List.copyOf(all)) {
      addInterfaces(each, all);
    }
    all.add(Object.class); // whose methods interfaces have, too
    return all;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
    for (Class<?> each : type.getInterfaces()) {
      if (all.add(each)) {
        addInterfaces(each, all);
      }
    }
  }

  private static List<Declaration> declaredBy(Class<?> type, Member member) {
    List<Declaration> found = new ArrayList<>();
    if (member.parameters().isEmpty()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(member.name())) {
          found.add(new Declaration(type.getName(), isPublic(type), false));
        }
      }
    } else if (member.name().equals("new")) {
      for (Constructor<?> each : type.getDeclaredConstructors()) {
        if (type.getName().equals(member.className()) && has(each, member)) {
          found.add(new Declaration(type.getName(), true, false));
        }
      }
    } else {
      for (Method each : type.getDeclaredMethods()) {
        if (each.getName().equals(member.name()) && !each.isBridge() && has(each, member)) {
          found.add(new Declaration(type.getName(), isPublic(type), isOverridable(each)));
        }
      }
    }
    return found;
  }

  private static boolean has(Executable executable, Member member) {
    return parameters(executable).equals(member.parameters()) || isPolymorphic(executable);
  }

  /** As those of VarHandle, which are called with whatever parameters there are. */
  private static boolean isPolymorphic(Executable executable) {
    return executable.getDeclaringClass().getName().startsWith("java.lang.invoke.")
        && executable.isVarArgs()
        && Modifier.isNative(executable.getModifiers());
  }

  private static String parameters(Executable executable) {
    return Arrays.stream(executable.getParameterTypes())
        .map(Class::getTypeName)
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers());
  }

  private static boolean isOverridable(Method method) {
    return (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL)) == 0;
  }
}
