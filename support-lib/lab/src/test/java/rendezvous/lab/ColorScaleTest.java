package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import org.junit.jupiter.api.Test;

class ColorScaleTest {

  /**
   * Equal steps of the scale are nearly equal steps of lightness, so no step is seen as an edge.
   */
  @Test
  void lightnessRisesEvenly() {
    double total = lightness(1) - lightness(0);
    for (int i = 0; i < 20; i++) {
      double step = lightness((i + 1) / 20.0) - lightness(i / 20.0);
      assertEquals(total / 20, step, 0.35 * total / 20, "step " + i);
    }
    assertTrue(total > 70, "from dark to light");
  }

  /** L* of CIELAB. */
  private static double lightness(double share) {
    double y = ColorScale.luminance(ColorScale.at(share));
    return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
  }

  @Test
  void numbersCanBeReadOnEveryColour() {
    for (int i = 0; i <= 100; i++) {
      Color ground = ColorScale.at(i / 100.0);
      assertTrue(ColorScale.contrast(ground, ColorScale.inkOn(ground)) >= 4.5, "at " + i);
    }
    assertEquals(21, ColorScale.contrast(Color.BLACK, Color.WHITE), 1e-9);
  }

  @Test
  void beyondItsEndsTheScaleGoesNoFurther() {
    assertEquals(ColorScale.at(0), ColorScale.at(-3));
    assertEquals(ColorScale.at(1), ColorScale.at(7));
  }
}
