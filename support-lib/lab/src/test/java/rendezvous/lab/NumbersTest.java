package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({"0,0", "1.5,1.5", "0.012345,0.0123", "999.4,999", "12345.6,'12,346'", "-3,-3"})
  void briefHasThreeDigits(double value, String text) {
    assertEquals(text, Numbers.brief(value));
  }

  @ParameterizedTest
  @CsvSource({"7,7.00", "4.186,4.19", "0.05,0.0500", "123.4,123", "2500,'2,500'"})
  void measuredKeepsItsZeros(double value, String text) {
    assertEquals(text, Numbers.measured(value));
  }

  @ParameterizedTest
  @CsvSource({"950,950", "12500,12.5k", "3000000,3M", "9999,'9,999'", "2e9,2G"})
  void compactIsShort(double value, String text) {
    assertEquals(text, Numbers.compact(value));
  }

  @ParameterizedTest
  @CsvSource({
    "1234567.891,'1,234,567.89'",
    "9876.543,9876.54",
    "3.14159265,3.1416",
    "0.1,0.1",
    "100,100"
  })
  void cellsKeepTheirDigits(double value, String text) {
    assertEquals(text, Numbers.decimal(value));
  }

  @Test
  void notNumbers() {
    assertEquals("unknown", Numbers.brief(Double.NaN));
    assertEquals("∞", Numbers.measured(Double.POSITIVE_INFINITY));
    assertEquals("−∞", Numbers.decimal(Double.NEGATIVE_INFINITY));
  }

  @Test
  void bytesAndTimesInTheirBestUnit() {
    assertEquals("512 B", Numbers.bytes(512));
    assertEquals("1.5 GiB", Numbers.bytes(1.5 * (1 << 30)));
    assertEquals("4.19 ns", TimeScale.format(4.19));
    assertEquals("10.0 s", TimeScale.format(1e10));
    assertEquals("0.250 ns", TimeScale.format(0.25));
  }

  @Test
  void theReadersLocaleChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals("12,346", Numbers.brief(12345.6));
      assertEquals("4.19", Numbers.measured(4.19));
    } finally {
      Locale.setDefault(before);
    }
  }
}
