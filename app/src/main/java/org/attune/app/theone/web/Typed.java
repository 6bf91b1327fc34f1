package org.attune.app.theone.web;

import java.time.ZoneId;
import java.util.Optional;
import org.attune.app.identity.Contact;
import org.attune.app.layout.FieldErrors;
import org.attune.app.practices.Choices;
import org.attune.app.theone.Limits;
import org.attune.app.theone.TrustedPeople;
import org.jspecify.annotations.Nullable;

/** What people type, and what is wrong with it. */
final class Typed {

  private Typed() {}

  static String line(@Nullable String typed) {
    return typed == null ? "" : typed.strip().replaceAll("\\s+", " ");
  }

  static String words(@Nullable String typed) {
    return typed == null ? "" : typed.replace("\u0000", "").replace("\r\n", "\n").strip();
  }

  static void checkName(FieldErrors errors, String field, String name, String missing) {
    if (name.isEmpty()) {
      errors.add(field, missing);
    }
    errors.fits(field, name, TrustedPeople.LONGEST_NAME);
  }

  static void checkMailed(FieldErrors errors, String field, String name) {
    checkName(errors, field, name, "theone.me-missing");
    if (!name.isEmpty() && !Contact.isNameForOutside(name)) {
      errors.add(field, "theone.me-wrong");
    }
  }

  /** The limits, where all of them can be; else a sentence at {@code aDay}. */
  static Optional<Limits> limits(LimitsForm form, FieldErrors errors) {
    try {
      if (form.zone() != null && Choices.isTimeZone(form.zone())) {
        return Optional.of(new Limits(number(form.aDay()), number(form.aWeek()), number(form.from()), number(form.until()),
            ZoneId.of(form.zone())));
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    errors.add("aDay", "theone.limits.wrong", Limits.MOST_A_DAY, Limits.MOST_A_WEEK);
    return Optional.empty();
  }

  private static int number(@Nullable String typed) {
    return Integer.parseInt(typed == null ? "" : typed.strip());
  }
}
