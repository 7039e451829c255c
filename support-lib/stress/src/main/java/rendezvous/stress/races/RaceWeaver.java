package rendezvous.stress.races;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Puts calls of {@link Watch} around the accesses to memory in class files. */
final class RaceWeaver {

  /** What kind of field an instruction accesses. */
  record Field(String name, boolean isFinal, boolean isVolatile) {}

  // immutable state
  private final Function<String, byte[]> source;
  private final ClassFile classFile;

  // mutable state
  private final Map<String, Optional<ClassModel>> models = new ConcurrentHashMap<>();

  /**
   * Takes class files, by internal name, from {@code source}; null for those that are not there.
   */
  RaceWeaver(Function<String, byte[]> source) {
    this.source = source;
    this.classFile =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(
                        type -> {
                          String descriptor = type.descriptorString();
                          byte[] bytes =
                              source.apply(descriptor.substring(1, descriptor.length() - 1));
                          return bytes == null ? null : new ByteArrayInputStream(bytes);
                        })
                    .orElse(ClassHierarchyResolver.defaultResolver())
                    .cached(ConcurrentHashMap::new)));
  }

  byte[] weave(byte[] original) {
    ClassModel model = classFile.parse(original);
    return classFile.transformClass(
        model,
        (builder, element) -> {
          if (element instanceof MethodModel method
              && method.code().isPresent()
              && !method.methodName().equalsString("<clinit>")) {
            builder.transformMethod(
                method,
                java.lang.classfile.MethodTransform.transformingCode(
                    new AccessWeaver(this, model, method)));
          } else {
            builder.with(element);
          }
        });
  }

  /** Finds a field by the class that an instruction names, which may have inherited it. */
  Field field(String owner, String name) {
    for (Optional<ClassModel> type = model(owner);
        type.isPresent();
        type = superclass(type.get())) {
      for (FieldModel field : type.get().fields()) {
        if (field.fieldName().equalsString(name)) {
          return new Field(
              simple(type.get().thisClass().asInternalName()) + "." + name,
              field.flags().has(AccessFlag.FINAL),
              field.flags().has(AccessFlag.VOLATILE));
        }
      }
    }
    return new Field(simple(owner) + "." + name, false, false);
  }

  private Optional<ClassModel> model(String internalName) {
    return models.computeIfAbsent(
        internalName, name -> Optional.ofNullable(source.apply(name)).map(classFile::parse));
  }

  private Optional<ClassModel> superclass(ClassModel type) {
    return type.superclass().flatMap(above -> model(above.asInternalName()));
  }

  static String simple(String internalName) {
    int slash = internalName.lastIndexOf('/');
    return internalName.substring(Math.max(slash, internalName.lastIndexOf('$')) + 1);
  }
}
