package org.attune.app.risk.web;

import java.time.LocalDate;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/**
 * What was done about an answer.
 *
 * @param round how often it was told, as the page was read
 * @param then  {@code again} where the two look again on the day, {@code close} where it is done
 */
public record RiskNoteForm(@Nullable String key, @Nullable String round, String words, @Nullable String then, @Nullable String day) {

  public static final String AGAIN = "again";
  public static final String CLOSE = "close";

  public RiskNoteForm {
    words = FormInput.text(words);
  }

  static RiskNoteForm empty(int round) {
    return new RiskNoteForm(null, String.valueOf(round), "", null, null);
  }

  int readRound() {
    Integer number = FormInput.number(round);
    return number == null ? 0 : number;
  }

  /** The day to look again; null where it is closed. */
  @Nullable LocalDate lookAgainOn() {
    return AGAIN.equals(then) ? FormInput.day(day) : null;
  }

  FieldErrors validate() {
    var errors = new FieldErrors();
    if (words.isEmpty()) {
      errors.add("words", "risk.note.missing");
    }
    if (!AGAIN.equals(then) && !CLOSE.equals(then)) {
      errors.add("then", "risk.note.then-missing");
    }
    if (AGAIN.equals(then)) {
      errors.need("day", FormInput.day(day), "risk.note.day-missing");
    }
    return errors;
  }
}
