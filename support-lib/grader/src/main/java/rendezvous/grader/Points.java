package rendezvous.grader;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a test of an exercise is worth. A test that has it also fails if it leaves threads behind.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LeftBehind.class)
public @interface Points {
  /** The points that a submission gets if the test passes; at least 1. */
  int value();
}
