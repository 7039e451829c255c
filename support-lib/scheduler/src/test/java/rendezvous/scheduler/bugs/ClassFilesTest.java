package rendezvous.scheduler.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.scheduler.ClassSource;
import rendezvous.scheduler.Exploration;
import rendezvous.scheduler.Outcome;

@DisplayName("Class files")
class ClassFilesTest {

  @Test
  @DisplayName("may come from elsewhere than the class path")
  void handedOver() {
    // given class files that the parent loader does not have
    ClassSource here = ClassSource.of(ClassFilesTest.class.getClassLoader());
    Map<String, byte[]> classFiles = new HashMap<>();
    List<Class<?>> types = new ArrayList<>(List.of(Broken.class.getDeclaredClasses()));
    types.addAll(List.of(Broken.class, Threads.class, Threads.Body.class));
    types.forEach(type -> classFiles.put(type.getName(), here.find(type.getName())));

    // when
    Outcome outcome =
        Exploration.of(classFiles::containsKey, ClassSource.of(classFiles), parent())
            .explore(Broken.class.getName(), "lostUpdate");

    // then
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
    assertTrue(failed.repeats());
    assertEquals("Broken.java", failed.steps().getLast().file());
  }

  /** Knows the JDK and the scheduler, but not the explored classes. */
  private static ClassLoader parent() {
    return new ClassLoader(ClassFilesTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("rendezvous.scheduler.bugs.")) {
          throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
      }
    };
  }
}
