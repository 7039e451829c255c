package rendezvous.scheduler;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Puts calls of {@link Probe} into the class files of the explored classes. */
final class Weaver {
  private static final String OUR_PACKAGE = Weaver.class.getPackageName();
  private static final byte[] NONE = {};

  // immutable state
  private final Predicate<String> explored;
  private final ClassSource source;
  private final Set<String> disabled; // methods, as in `package.Type.method`
  private final List<String> libraries; // prefixes of names
  private final ClassFile classFile;

  // mutable state
  private final Set<String> alsoExplored = ConcurrentHashMap.newKeySet();
  private final Map<String, byte[]> woven = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> finalFields = new ConcurrentHashMap<>();
  private final List<Site> sites = new ArrayList<>(); // guarded by itself
  private ClassLoader loadedLibraries; // guarded by this

  Weaver(Predicate<String> explored, ClassSource source) {
    this(explored, source, Set.of(), List.of());
  }

  private Weaver(
      Predicate<String> explored,
      ClassSource source,
      Set<String> disabled,
      List<String> libraries) {
    this.explored = explored;
    this.source = source;
    this.disabled = disabled;
    this.libraries = libraries;
    this.classFile =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::classFileOf)
                    .orElse(ClassHierarchyResolver.defaultResolver())
                    .cached(ConcurrentHashMap::new)));
  }

  /** A weaver that besides takes the code out of all methods of this name. */
  Weaver disabling(String className, String method) {
    byte[] bytes = source.find(className);
    if (bytes == null
        || classFile.parse(bytes).methods().stream()
            .noneMatch(each -> each.methodName().equalsString(method) && returnsNothing(each))) {
      throw new IllegalArgumentException(
          "there is no method %s.%s that returns nothing".formatted(className, method));
    }
    Set<String> all = new HashSet<>(disabled);
    all.add(className + "." + method);
    return new Weaver(explored, source, Set.copyOf(all), libraries);
  }

  /** A weaver that besides explores libraries. */
  Weaver withLibraries(List<String> prefixes) {
    return new Weaver(explored, source, disabled, List.copyOf(prefixes));
  }

  /**
   * The libraries' classes, for all explorations with this weaver: to load them anew, and to run
   * them in, takes longer than many a schedule.
   *
   * @param parent always the same
   */
  synchronized ClassLoader libraries(ClassLoader parent) {
    if (loadedLibraries == null) {
      loadedLibraries = new WovenLoader(this, parent);
    }
    return loadedLibraries;
  }

  /** Has the libraries' classes loaded anew, as a static initializer of theirs may have failed. */
  synchronized void forgetLibraries() {
    loadedLibraries = null;
  }

  boolean isLibrary(String name) {
    return libraries.stream().anyMatch(name::startsWith);
  }

  private static boolean returnsNothing(MethodModel method) {
    return method.methodTypeSymbol().returnType().equals(ConstantDescs.CD_void);
  }

  private InputStream classFileOf(ClassDesc type) {
    String descriptor = type.descriptorString();
    byte[] bytes = source.find(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'));
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  /** Adds a class, and those nested in it, to the explored ones. */
  void explore(String outermostClass) {
    alsoExplored.add(outermostClass);
  }

  boolean explores(String name) {
    return (explored.test(name)
            || isLibrary(name)
            || alsoExplored.contains(ScenarioCode.outermost(name)))
        && !packageOf(name).equals(OUR_PACKAGE);
  }

  private static String packageOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  Site site(int number) {
    synchronized (sites) {
      return sites.get(number);
    }
  }

  int newSite(Site site) {
    synchronized (sites) {
      sites.add(site);
      return sites.size() - 1;
    }
  }

  /** The woven class file; null if the class is not explored or has no class file here. */
  byte[] woven(String name) {
    if (!explores(name)) {
      return null;
    }
    byte[] bytes = woven.computeIfAbsent(name, this::weave);
    return bytes == NONE ? null : bytes;
  }

  private byte[] weave(String name) {
    byte[] original = source.find(name);
    if (original == null) {
      return NONE;
    }
    ClassModel type = classFile.parse(original);
    String file =
        type.findAttribute(Attributes.sourceFile())
            .map(SourceFileAttribute::sourceFile)
            .map(Object::toString)
            .orElse(null);
    return classFile.transformClass(
        type,
        (builder, element) -> {
          if (element instanceof MethodModel method && isDisabled(name, method)) {
            builder.withMethodBody(
                method.methodName(),
                method.methodType(),
                method.flags().flagsMask() & ~ClassFile.ACC_NATIVE,
                CodeBuilder::return_);
          } else if (element instanceof MethodModel method && method.code().isPresent()) {
            weave(builder, method, new MethodWeaver(this, type, method, file));
          } else {
            builder.with(element);
          }
        });
  }

  private boolean isDisabled(String className, MethodModel method) {
    return disabled.contains(className + "." + method.methodName()) && returnsNothing(method);
  }

  private static void weave(ClassBuilder builder, MethodModel method, MethodWeaver weaver) {
    // A synchronized method becomes one whose body is in a synchronized block.
    int flags = method.flags().flagsMask() & ~ClassFile.ACC_SYNCHRONIZED;
    builder.withMethod(
        method.methodName(),
        method.methodType(),
        flags,
        body ->
            method.forEach(element -> {
              switch (element) {
                case CodeModel code -> body.transformCode(code, weaver);
                case java.lang.classfile.AccessFlags _ -> {}
                default -> body.with(element);
              }
            }));
  }

  /** Whether a field can never change once its object is made, so that its reads need no look. */
  boolean isConstant(String owner, String field) {
    return finalFields.computeIfAbsent(owner, this::finalFields).contains(field);
  }

  private Set<String> finalFields(String owner) {
    Set<String> names = new HashSet<>();
    byte[] bytes = source.find(owner);
    if (bytes != null) {
      for (FieldModel field : classFile.parse(bytes).fields()) {
        if (field.flags().has(AccessFlag.FINAL)) {
          names.add(field.fieldName().stringValue());
        }
      }
    }
    return names;
  }
}
