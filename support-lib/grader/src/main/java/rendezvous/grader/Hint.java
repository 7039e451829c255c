package rendezvous.grader;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which hint is about the failure of a test. Of several, one that is for the verdict counts more
 * than one that is for all.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Hints.class)
public @interface Hint {
  /** The number of the hint in {@code hints.md}. */
  int value();

  /** For which verdicts; for all of them if none is given. */
  Verdict[] on() default {};
}
