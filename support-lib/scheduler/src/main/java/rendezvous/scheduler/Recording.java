package rendezvous.scheduler;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The steps of one run, with what each of them was done to and what it read or wrote. */
final class Recording {
  // Everything is turned into text at once, as objects go on changing. Only of what cannot run code
  // of the explored classes the value is told: numbers, strings, enum constants.

  private static final int LONGEST_STRING = 24;
  private static final Object STATIC_FIELDS = new Object();

  /** A step that was taken. */
  private static final class Taken {
    private final Task task;
    private final int site;
    private Object target = STATIC_FIELDS;
    private String element = "";
    private Label label;
    private String before;
    private String after;

    private Taken(Task task, int site) {
      this.task = task;
      this.site = site;
    }
  }

  /** An object's class, and its number among the objects of this class that the run has used. */
  private record Label(String type, int number) {}

  private final List<Taken> taken = new ArrayList<>();
  private final Map<Thread, Task> tasks = new IdentityHashMap<>();
  private final Map<Object, Label> labels = new IdentityHashMap<>();
  private final Map<String, Integer> objects = new HashMap<>(); // how many of each type
  private final Map<Object, Map<String, String>> memory = new IdentityHashMap<>();
  private final IntFunction<Site> sites;

  Recording(IntFunction<Site> sites) {
    this.sites = sites;
  }

  // --- what happens

  void started(Task task) {
    tasks.put(task.thread, task);
  }

  void step(Task task, int site) {
    taken.add(new Taken(task, site));
  }

  /** What the task's step is done to. */
  void target(Task task, Object object) {
    Taken step = last(task);
    if (step != null && object != null) {
      step.target = object;
      step.label = label(object);
    }
  }

  /** The element of an array that the task's step is done to. */
  void element(Task task, Object array, int index) {
    target(task, array);
    Taken step = last(task);
    if (step != null) {
      step.element = "element " + index + " of ";
    }
  }

  /** What the task's step has read, or is about to write. */
  void value(Task task, Object value) {
    Taken step = last(task);
    if (step == null) {
      return;
    }
    Object seen = step.target instanceof boolean[] && value instanceof Byte b ? b != 0 : value;
    String access = sites.apply(step.site).access();
    String place = access.substring(access.indexOf(' ') + 1) + step.element;
    step.after = text(seen);
    step.before = memory.computeIfAbsent(step.target, _ -> new HashMap<>()).put(place, step.after);
    if (!access.startsWith("write ")) {
      step.before = null;
    }
  }

  /** What came of the task's step. */
  void result(Task task, String what) {
    Taken step = last(task);
    if (step != null) {
      step.after = what;
    }
  }

  /** The step that the task is at; null if it is at none, as in a static initializer. */
  private Taken last(Task task) {
    return taken.isEmpty() || taken.getLast().task != task ? null : taken.getLast();
  }

  // --- what is told of it

  List<Step> steps() {
    return taken.stream().map(this::step).toList();
  }

  private Step step(Taken step) {
    Site site = sites.apply(step.site);
    String effect =
        step.before == null || step.after == null ? step.after : step.before + " → " + step.after;
    String object = step.label == null ? null : step.element + name(step.label);
    return new Step(
        step.task.name(),
        site.access(),
        object,
        effect,
        site.className(),
        site.method(),
        site.file(),
        site.line());
  }

  /** What an object is called; the same object is always called the same. */
  String name(Object object) {
    return name(label(object));
  }

  private String name(Label label) {
    return objects.getOrDefault(label.type, 0) > 1 ? label.type + " " + label.number : label.type;
  }

  private Label label(Object object) {
    return labels.computeIfAbsent(object, this::newLabel);
  }

  private Label newLabel(Object object) {
    String type =
        switch (object) {
          case Class<?> c -> simple(c) + ".class";
          case Thread thread -> name(thread);
          default -> simple(object.getClass());
        };
    return new Label(type, objects.merge(type, 1, Integer::sum));
  }

  private String name(Thread thread) {
    Task task = tasks.get(thread);
    return task == null ? thread.getName() : task.name();
  }

  private static String simple(Class<?> type) {
    if (type.isHidden()) {
      return "lambda";
    }
    if (type.isArray()) {
      return simple(type.componentType()) + " array";
    }
    if (type.isAnonymousClass()) {
      Class<?>[] interfaces = type.getInterfaces();
      return simple(interfaces.length == 0 ? type.getSuperclass() : interfaces[0]);
    }
    Class<?> parent = type.getSuperclass();
    boolean isInternal =
        type.getEnclosingClass() == null && !Modifier.isPublic(type.getModifiers());
    // what a library keeps to itself is called as its users know it
    return isInternal && parent != null && parent.isSealed()
        ? simple(parent)
        : type.getSimpleName();
  }

  private String text(Object value) {
    return switch (value) {
      case null -> "null";
      case Boolean _, Byte _, Short _, Integer _, Long _, Float _, Double _ -> value.toString();
      case Character c -> "'" + c + "'";
      case String s when s.length() > LONGEST_STRING ->
          '"' + s.substring(0, LONGEST_STRING) + "…\"";
      case String s -> '"' + s + '"';
      case Enum<?> constant -> constant.name();
      case Thread thread -> name(thread);
      default -> simple(value.getClass());
    };
  }
}
