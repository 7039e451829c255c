package rendezvous.scheduler;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * What is done again before each run, by the scenario's own thread.
 *
 * @param classNames classes whose static fields are first cleared
 * @param method the static method without parameters that each of them is then asked to run
 */
record Preparation(List<String> classNames, String method) {
  static final Preparation NONE = new Preparation(List.of(), "");

  /** The scenario, with this before it; the classes are those of {@code loader}. */
  Scenario before(Scenario scenario, ClassLoader loader) {
    if (classNames.isEmpty()) {
      return scenario;
    }
    List<Method> methods = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    try {
      for (String name : classNames) {
        Class<?> owner = Class.forName(name, true, loader);
        Method found = owner.getDeclaredMethod(method);
        found.setAccessible(true);
        methods.add(found);
        for (Field field : owner.getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
            field.setAccessible(true);
            fields.add(field);
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot prepare a run by " + this, e);
    }
    return () -> {
      for (Field field : fields) {
        field.set(null, Array.get(Array.newInstance(field.getType(), 1), 0));
      }
      for (Method each : methods) {
        try {
          each.invoke(null);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
      scenario.run();
    };
  }
}
