package org.attune.app.checkins.web;

import org.attune.app.checkins.Audience;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.Item;
import org.attune.app.checkins.Ratings;
import org.attune.app.checkins.UnsaidForm;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
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
    Ratings l = given.ratings();
    return new CheckInForm(null, String.valueOf(l.seen()), String.valueOf(l.heard()), String.valueOf(l.understood()),
        String.valueOf(l.safe()), String.valueOf(l.working()), null, null, null, null);
  }

  public @Nullable Integer value(Item item) {
    String text = switch (item) {
      case SEEN -> seen;
      case HEARD -> heard;
      case UNDERSTOOD -> understood;
      case SAFE -> safe;
      case WORKING -> working;
    };
    return text != null && text.matches("[1-7]") ? Integer.valueOf(text) : null;
  }

  /** Puts a sentence at each line that is missing or out of range, and at words that are too long or for nobody. */
  FieldErrors validate() {
    var errors = new FieldErrors();
    for (Item item : Item.values()) {
      if (value(item) == null) {
        errors.add(item.code(), "checkins.missing." + item.code());
      }
    }
    if (written().length() > UnsaidForm.MAX_LENGTH) {
      errors.add("unsaid", "checkins.unsaid.too-long", written().length(), UnsaidForm.MAX_LENGTH);
    } else if (!written().isEmpty() && chosenAudience() == null) {
      errors.add("audience", "checkins.unsaid.audience-missing");
    }
    return errors;
  }

  Ratings ratings() {
    return new Ratings(score(Item.SEEN), score(Item.HEARD), score(Item.UNDERSTOOD), score(Item.SAFE), score(Item.WORKING));
  }

  private int score(Item item) {
    Integer value = value(item);
    return value == null ? 0 : value;
  }

  @Nullable UnsaidForm unsaidForm() {
    Audience audience = chosenAudience();
    if (!written().isEmpty() && audience != null) {
      return new UnsaidForm(written(), audience, hint != null);
    }
    return takeBack == null ? null : UnsaidForm.withdrawal();
  }

  private String written() {
    return FormInput.text(unsaid);
  }

  public @Nullable Audience chosenAudience() {
    for (Audience one : Audience.values()) {
      if (one.code().equals(audience)) {
        return one;
      }
    }
    return null;
  }

  /** The form's key; a form without a usable one counts as a new one. */
  CheckInId id() {
    return new CheckInId(IdempotencyKeys.of(key));
  }
}
