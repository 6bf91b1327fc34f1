package org.attune.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {
  private static OptionalDouble number(String text) {
    char[] padded = ("9" + text + "9").toCharArray();
    return DecimalParser.number(padded, 1, text.length());
  }

  @Test
  void everyNumberIsReadToItsLastDigit() {
    Random random = new Random(3);
    for (int i = 0; i < 200_000; i++) {
      double value = switch (i % 4) {
        case 0 -> random.nextInt(1000) / 10.0;
        case 1 -> random.nextGaussian() * 10;
        case 2 -> Double.longBitsToDouble(random.nextLong());
        default -> -random.nextLong() / 1000.0;
      };
      if (Double.isFinite(value)) {
        assertThat(number(String.valueOf(value))).hasValue(value);
        if (Math.abs(value) < 1e9) {
          String fixed = String.format(Locale.ROOT, "%.6f", value);
          assertThat(number(fixed)).hasValue(Double.parseDouble(fixed));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "-", "+", "1.2.3", "1e", "e5", "1 ", " 1", "1d", "NaN", "Infinity", "0x1p3", "1,5", "--1", "1-"})
  void whatIsNoNumberIsNone(String text) {
    assertThat(number(text)).isEmpty();
  }

  @Test
  void wholeNumbersAreFromZeroOn() {
    assertThat(DecimalParser.whole("x120x".toCharArray(), 1, 3)).hasValue(120);
    assertThat(DecimalParser.whole("x120x".toCharArray(), 0, 3)).isEmpty();
    assertThat(DecimalParser.whole("1234567890".toCharArray(), 0, 10)).isEmpty();
    assertThat(DecimalParser.whole(new char[0], 0, 0)).isEmpty();
  }
}
