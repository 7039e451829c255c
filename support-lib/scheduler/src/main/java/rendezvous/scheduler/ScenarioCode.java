package rendezvous.scheduler;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Where a scenario's code is, so that it can be called in the explored copy of its class.
 *
 * @param className the class
 * @param method the static method, or null if the class is itself a scenario
 * @param type the method's descriptor
 * @param arguments what the lambda expression has captured
 */
record ScenarioCode(String className, String method, String type, Object[] arguments) {

  static ScenarioCode of(Scenario scenario) {
    SerializedLambda lambda = lambda(scenario);
    if (lambda == null) {
      return new ScenarioCode(scenario.getClass().getName(), null, null, new Object[0]);
    }
    Object[] captured = new Object[lambda.getCapturedArgCount()];
    for (int i = 0; i < captured.length; i++) {
      captured[i] = lambda.getCapturedArg(i);
    }
    return new ScenarioCode(
        lambda.getImplClass().replace('/', '.'),
        lambda.getImplMethodName(),
        lambda.getImplMethodSignature(),
        captured);
  }

  static ScenarioCode of(String className, String method) {
    return new ScenarioCode(className, method, "()V", new Object[0]);
  }

  /** What serialization would write in a lambda expression's place; null if it is none. */
  private static SerializedLambda lambda(Scenario scenario) {
    SerializedLambda[] found = {null};
    try (ObjectOutputStream out =
        new ObjectOutputStream(OutputStream.nullOutputStream()) {
          {
            enableReplaceObject(true);
          }

          @Override
          protected Object replaceObject(Object object) {
            if (object instanceof SerializedLambda lambda) {
              found[0] = lambda;
            }
            return null; // nothing is to be written
          }
        }) {
      out.writeObject(scenario);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a scenario: " + scenario, e);
    }
    return found[0];
  }

  String outermostClass() {
    return outermost(className);
  }

  /** The name of the class around a class, going by its name. */
  static String outermost(String className) {
    int nested = className.indexOf('$', className.lastIndexOf('.') + 2);
    return nested < 0 ? className : className.substring(0, nested);
  }

  /**
   * Checks that what a lambda expression has captured can be given to another copy of its class.
   */
  void requireIndependence(Weaver weaver) {
    for (Object argument : arguments) {
      if (argument != null && weaver.explores(argument.getClass().getName())) {
        throw new IllegalArgumentException(
            "the scenario uses a %s from outside; each run must make its own"
                .formatted(argument.getClass().getName()));
      }
    }
  }

  /** The scenario, its code being that of {@code loader}'s classes. */
  Scenario in(ClassLoader loader) {
    try {
      Class<?> owner = Class.forName(className, true, loader);
      if (method == null) {
        Constructor<?> constructor = owner.getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Scenario) constructor.newInstance();
      }
      Class<?>[] parameters =
          MethodType.fromMethodDescriptorString(type, owner.getClassLoader()).parameterArray();
      Method code = owner.getDeclaredMethod(method, parameters);
      code.setAccessible(true);
      return () -> {
        try {
          code.invoke(null, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("cannot load the scenario " + this, e);
    }
  }

  @Override
  public String toString() {
    return method == null ? className : className + "." + method;
  }
}
