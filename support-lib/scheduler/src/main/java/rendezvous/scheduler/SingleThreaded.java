package rendezvous.scheduler;

import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The classes of the JDK whose objects must be used by one thread at a time. */
final class SingleThreaded {
  // "If multiple threads access an ArrayList instance concurrently, and at least one of the threads
  // modifies the list structurally, it must be synchronized externally": so, in other words, do all
  // of them. What a call does inside is not explored; that two of them overlap is what is wrong.

  private static final String PACKAGE = "java.util.";

  private static final Set<String> READING =
      Set.of(
          "binarySearch",
          "capacity",
          "cardinality",
          "ceiling",
          "ceilingEntry",
          "ceilingKey",
          "charAt",
          "chars",
          "clone",
          "codePointAt",
          "comparator",
          "contains",
          "containsAll",
          "containsKey",
          "containsValue",
          "descendingIterator",
          "descendingKeySet",
          "descendingMap",
          "descendingSet",
          "element",
          "entrySet",
          "equals",
          "first",
          "firstEntry",
          "firstKey",
          "floor",
          "floorEntry",
          "floorKey",
          "forEach",
          "get",
          "getFirst",
          "getLast",
          "getOrDefault",
          "hasNext",
          "hasPrevious",
          "hashCode",
          "headMap",
          "headSet",
          "higher",
          "higherEntry",
          "higherKey",
          "indexOf",
          "isEmpty",
          "iterator",
          "keySet",
          "last",
          "lastEntry",
          "lastIndexOf",
          "lastKey",
          "length",
          "listIterator",
          "lower",
          "lowerEntry",
          "lowerKey",
          "navigableKeySet",
          "nextClearBit",
          "nextIndex",
          "nextSetBit",
          "parallelStream",
          "peek",
          "peekFirst",
          "peekLast",
          "previousIndex",
          "reversed",
          "sequencedEntrySet",
          "sequencedKeySet",
          "sequencedValues",
          "size",
          "spliterator",
          "stream",
          "subList",
          "subMap",
          "subSet",
          "substring",
          "tailMap",
          "tailSet",
          "toArray",
          "toString",
          "values");

  private static final Set<String> SYNCHRONIZED =
      Set.of("java.util.Vector", "java.util.Stack", "java.util.Hashtable", "java.util.Properties");

  private SingleThreaded() {}

  /** Whether an object is one of them. */
  static boolean isMember(Object object) {
    return switch (object) {
      case StringBuilder _, BitSet _ -> true;
      case Collection<?> _, Map<?, ?> _, Iterator<?> _ -> isOfUnsynchronizedClass(object);
      default -> false;
    };
  }

  private static boolean isOfUnsynchronizedClass(Object object) {
    String name = object.getClass().getName();
    return name.startsWith(PACKAGE)
        && name.indexOf('.', PACKAGE.length()) < 0
        && !name.startsWith("java.util.Collections$")
        && !name.startsWith("java.util.ImmutableCollections$")
        && !SYNCHRONIZED.contains(name);
  }

  /**
   * Whether a method may change what other threads see of the object. A list's {@code set} does not
   * count, just as the writing of an array's element does not: other elements may be used
   * meanwhile.
   */
  static boolean mayChange(Object object, String method) {
    return !READING.contains(method) && !(method.equals("set") && object instanceof List<?>);
  }
}
