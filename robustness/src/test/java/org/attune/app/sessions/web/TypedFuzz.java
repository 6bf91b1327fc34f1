package org.attune.app.sessions.web;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.Keys;

/** Days, times, lengths and numbers as they are typed: each is read, or has a sentence at its field. */
public final class TypedFuzz {

  private TypedFuzz() {}

  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    String typed = Typed.text(data.consumeRemainingAsString());
    Keys.of(typed);
    Typed.number(typed);
    var errors = new FieldErrors();
    LocalDate day = Typed.day(errors, "day", typed);
    LocalTime time = Typed.time(errors, "time", typed);
    Duration minutes = Typed.minutes(errors, "minutes", typed);
    if (errors.isEmpty() && (day == null || time == null || minutes == null)) {
      throw new AssertionError("neither read nor refused");
    }
    if (minutes != null && (minutes.toMinutes() < 5 || minutes.toMinutes() > 600)) {
      throw new AssertionError("a length out of range");
    }
  }
}
