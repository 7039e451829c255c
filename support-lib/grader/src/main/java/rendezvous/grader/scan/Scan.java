package rendezvous.grader.scan;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rendezvous.grader.compile.Compiled;
import rendezvous.grader.compile.Source;

/**
 * Compares a compiled submission with an {@link AllowList}: everything in the constant pools of its
 * class files, all descriptors and annotations, and what it overrides. Members are looked up
 * through the hierarchy, so that a class between does not hide them.
 *
 * <p>The class files are what our own compiler has made of a learner's source. That, and that
 * nothing here makes classes at run time, is why a look at the names is enough.
 */
public final class Scan {
  private static final Pattern ON_DEMAND = Pattern.compile("import\\s+([\\w.]+)\\.\\*\\s*;");

  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L(\\w+)[;<]");

  private final AllowList allowed;
  private final Map<String, ClassModel> submitted = new TreeMap<>();
  private final Map<String, Source> sources;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * What was found.
   *
   * @param name what is looked for in the source if the line is not known
   */
  record Finding(String what, String why, String file, int line, String name) {}

  private Scan(AllowList allowed, List<Source> sources) {
    this.allowed = allowed;
    this.sources =
        sources.stream().collect(Collectors.toMap(Source::name, source -> source, (a, _) -> a));
  }

  /**
   * Looks through a submission.
   *
   * @param compiled the submission and the tests, compiled
   * @param sources the submission's sources
   * @param tests the tests' sources
   * @return what it must not use, each thing once, in the order of the lines; empty if all is well
   */
  public static List<NotAllowed> of(
      Compiled compiled, List<Source> sources, List<Source> tests, AllowList allowed) {
    Scan scan = new Scan(allowed, sources);
    Map<String, byte[]> others = new HashMap<>(compiled.classes());
    others.keySet().removeAll(compiled.submitted());
    for (String name : compiled.submitted()) {
      scan.parse(name, compiled.classes().get(name));
    }
    scan.submitted.forEach(scan::scanClass);
    scan.namesOfTheJdk(others, tests);
    return scan.found();
  }

  private void parse(String name, byte[] bytes) {
    try {
      submitted.put(name, ClassFile.of().parse(bytes));
    } catch (IllegalArgumentException e) {
      add(new Finding("class " + name, "its class file cannot be read", "", 0, name));
    }
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  private void scanClass(String name, ClassModel model) {
    String file = fileOf(model);
    try {
      names(name, model, file);
      new ClassScan(this, model, file).run();
    } catch (IllegalArgumentException e) { // what the class file API says of broken ones
      add(new Finding("class " + name, "its class file cannot be read", file, 0, name));
    }
  }

  private void names(String name, ClassModel model, String file) {
    if (name.indexOf('.') >= 0 || model.flags().has(AccessFlag.MODULE)) {
      add(new Finding(name, "a submission has neither packages nor modules", file, 0, "package"));
    }
    String simple = name.substring(name.lastIndexOf('$') + 1);
    if (simple.equals("package-info") || simple.equals("module-info")) {
      add(new Finding(simple, "a submission has neither packages nor modules", file, 0, simple));
    }
  }

  private static String fileOf(ClassModel model) {
    return model
        .findAttribute(Attributes.sourceFile())
        .map(attribute -> attribute.sourceFile().stringValue())
        .orElse("");
  }

  /**
   * A class of the submission that is called as one of the JDK's is what the tests then get by that
   * name: {@code Integer} would be the learner's, with constants that leave no trace in the tests'
   * class files. So no name of {@code java.lang} is allowed; of packages that the tests import as a
   * whole, none that the tests mention.
   */
  private void namesOfTheJdk(Map<String, byte[]> others, List<Source> tests) {
    Set<String> onDemand =
        tests.stream()
            .map(Source::text)
            .flatMap(text -> ON_DEMAND.matcher(text).results())
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> mentioned = onDemand.isEmpty() ? Set.of() : mentioned(others);
    for (String name : submitted.keySet()) {
      if (allowed.allows(name)) {
        continue;
      }
      if (Platform.hasPublic("java.lang." + name)) {
        addName(name, "java.lang has one of that name, which the tests need");
      } else if (mentioned.contains(name)) {
        onDemand.stream()
            .filter(each -> Platform.hasPublic(each + "." + name))
            .findFirst()
            .ifPresent(each -> addName(name, "the tests mean %s.%s by it".formatted(each, name)));
      }
    }
  }

  private void addName(String name, String why) {
    String file = fileOf(submitted.get(name));
    add(new Finding("a class called " + name, why, file, 0, name));
  }

  /** The classes without a package that class files mention, also in types of members. */
  private static Set<String> mentioned(Map<String, byte[]> classes) {
    Set<String> names = new TreeSet<>();
    for (byte[] bytes : classes.values()) {
      for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
        switch (entry) {
          case ClassEntry type -> names.add(type.asInternalName());
          case Utf8Entry text ->
              IN_DESCRIPTOR
                  .matcher(text.stringValue())
                  .results()
                  .forEach(found -> names.add(found.group(1)));
          default -> {} // made of those
        }
      }
    }
    return names;
  }

  // --- asked by ClassScan

  AllowList allowed() {
    return allowed;
  }

  /** A class of the submission; null if it is none. */
  ClassModel submitted(String className) {
    return submitted.get(className);
  }

  // --- what comes of it

  private List<NotAllowed> found() {
    Map<String, NotAllowed> first = new LinkedHashMap<>();
    findings.stream()
        .map(this::located)
        .sorted(
            Comparator.comparing((NotAllowed each) -> each.line() == 0)
                .thenComparing(NotAllowed::file)
                .thenComparingInt(NotAllowed::line)
                .thenComparing(NotAllowed::what))
        .forEach(each -> first.putIfAbsent(each.what(), each));
    return List.copyOf(first.values());
  }

  private NotAllowed located(Finding finding) {
    Source source = sources.get(finding.file());
    int line =
        finding.line() > 0 || source == null ? finding.line() : lineOf(finding.name(), source);
    return new NotAllowed(
        finding.what(),
        finding.why(),
        finding.file(),
        line,
        source == null || line == 0 ? "" : source.line(line));
  }

  /** The first line that has a word; 0 if none has. */
  private static int lineOf(String word, Source source) {
    Matcher found = Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(source.text());
    return found.find()
        ? 1 + (int) source.text().substring(0, found.start()).chars().filter(c -> c == '\n').count()
        : 0;
  }
}
