package org.attune.app.measures.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.measures.Instrument;
import org.jspecify.annotations.Nullable;

/**
 * A form that was filled in on paper.
 *
 * @param day     on which that was
 * @param answers the number of the chosen option by the item's id, as it was typed
 */
public record PaperResponseForm(@Nullable String key, String day, Map<String, String> answers) {

  private static final String PREFIX = "item-";

  static PaperResponseForm of(Map<String, String> fields) {
    var answers = new HashMap<String, String>();
    fields.forEach((name, value) -> {
      if (name.startsWith(PREFIX)) {
        answers.put(name.substring(PREFIX.length()), value);
      }
    });
    return new PaperResponseForm(fields.get("key"), FormInput.line(fields.get("day")), answers);
  }

  public boolean isChosen(Instrument.Item item, int option) {
    return String.valueOf(option).equals(answers.get(item.id()));
  }

  /** The day, which is not ahead of today. */
  static @Nullable LocalDate day(String typed, LocalDate today, FieldErrors errors) {
    LocalDate day = errors.need("day", FormInput.day(typed), "measures.day.missing");
    if (day != null && (day.isAfter(today) || day.isBefore(today.minusYears(30)))) {
      errors.add("day", "measures.day.range");
    }
    return day;
  }

  /** The value of each item that has an answer. */
  Map<String, Double> values(Instrument instrument, FieldErrors errors) {
    var values = new HashMap<String, Double>();
    for (Instrument.Item item : instrument.items()) {
      String chosen = answers.get(item.id());
      if (chosen != null && !chosen.isEmpty()) {
        Integer option = FormInput.number(chosen);
        if (option == null || option < 0 || option >= item.options().size()) {
          errors.add(PREFIX + item.id(), "measures.answer.not-offered");
        } else {
          values.put(item.id(), item.options().get(option).value());
        }
      }
    }
    return values;
  }
}
