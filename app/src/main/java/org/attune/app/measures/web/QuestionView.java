package org.attune.app.measures.web;

import org.attune.app.layout.FieldErrors;
import org.attune.app.measures.Instrument;
import org.jspecify.annotations.Nullable;

/**
 * One question on a page of its own.
 *
 * @param address where the questions are; its own number follows
 * @param number  from 1
 * @param chosen  the value that was answered before, or null
 * @param reader  what the page calls who reads it; null where it is only tried out
 */
public record QuestionView(String address, int number, Instrument instrument, @Nullable Double chosen, @Nullable String reader,
                           FieldErrors errors) {

  public Instrument.Item item() {
    return instrument.items().get(number - 1);
  }

  public int count() {
    return instrument.items().size();
  }

  public boolean isTrial() {
    return reader == null;
  }

  public boolean isChosen(Instrument.Option option) {
    return chosen != null && chosen == option.value();
  }

  /** Where the question before this one is. */
  public String before() {
    return number == 1 ? address : address + "/" + (number - 1);
  }
}
