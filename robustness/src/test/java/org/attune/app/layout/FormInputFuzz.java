package org.attune.app.layout;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** Whatever is typed can be read: no line breaks in a line, no zero byte in a text; days, times and numbers, or none. */
public final class FormInputFuzz {

  private FormInputFuzz() {}

  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    String typed = data.consumeRemainingAsString();
    if (FormInput.line(typed).chars().anyMatch(c -> c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029)) {
      throw new AssertionError("more than a line");
    }
    if (FormInput.text(typed).indexOf(0) >= 0) {
      throw new AssertionError("a zero byte");
    }
    IdempotencyKeys.of(typed);
    FormInput.day(typed);
    FormInput.time(typed);
    FormInput.number(typed);
  }
}
