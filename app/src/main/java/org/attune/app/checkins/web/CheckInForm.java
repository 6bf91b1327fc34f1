package org.attune.app.checkins.web;

import org.attune.app.checkins.Audience;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.Line;
import org.attune.app.checkins.Lines;
import org.attune.app.checkins.UnsaidForm;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.Keys;
import org.jspecify.annotations.Nullable;

/** A check-in as it was typed; everything may be missing or wrong. */
public record CheckInForm(@Nullable String key, @Nullable String seen, @Nullable String heard,
                          @Nullable String understood, @Nullable String safe, @Nullable String working,
                          @Nullable String unsaid, @Nullable String audience, @Nullable String hint,
                          @Nullable String takeBack) {

  static CheckInForm blank() {
    return new CheckInForm(null, null, null, null, null, null, null, null, null, null);
  }

  static CheckInForm of(CheckIn given) {
    Lines l = given.lines();
    return new CheckInForm(null, String.valueOf(l.seen()), String.valueOf(l.heard()), String.valueOf(l.understood()),
        String.valueOf(l.safe()), String.valueOf(l.working()), null, null, null, null);
  }

  public @Nullable Integer value(Line line) {
    String text = switch (line) {
      case SEEN -> seen;
      case HEARD -> heard;
      case UNDERSTOOD -> understood;
      case SAFE -> safe;
      case WORKING -> working;
    };
    return text != null && text.matches("[1-7]") ? Integer.valueOf(text) : null;
  }

  /** Puts a sentence at each line that is missing or out of range, and at words that are too long or for nobody. */
  FieldErrors check() {
    var errors = new FieldErrors();
    for (Line line : Line.values()) {
      if (value(line) == null) {
        errors.add(line.code(), "checkins.missing." + line.code());
      }
    }
    if (written().length() > UnsaidForm.LONGEST) {
      errors.add("unsaid", "checkins.unsaid.too-long", written().length(), UnsaidForm.LONGEST);
    } else if (!written().isEmpty() && chosen() == null) {
      errors.add("audience", "checkins.unsaid.whom");
    }
    return errors;
  }

  Lines lines() {
    return new Lines(score(Line.SEEN), score(Line.HEARD), score(Line.UNDERSTOOD), score(Line.SAFE), score(Line.WORKING));
  }

  private int score(Line line) {
    Integer value = value(line);
    return value == null ? 0 : value;
  }

  @Nullable UnsaidForm line() {
    Audience audience = chosen();
    if (!written().isEmpty() && audience != null) {
      return new UnsaidForm(written(), audience, hint != null);
    }
    return takeBack == null ? null : UnsaidForm.takeBack();
  }

  private String written() {
    return FormInput.text(unsaid);
  }

  public @Nullable Audience chosen() {
    for (Audience one : Audience.values()) {
      if (one.code().equals(audience)) {
        return one;
      }
    }
    return null;
  }

  /** The form's key; a form without a usable one counts as a new one. */
  CheckInId id() {
    return new CheckInId(Keys.of(key));
  }
}
