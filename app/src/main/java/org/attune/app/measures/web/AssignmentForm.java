package org.attune.app.measures.web;

import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.measures.InstrumentId;
import org.attune.app.measures.MeasureSchedule;
import org.attune.app.measures.MeasureSchedule.Frequency;
import org.attune.app.measures.MeasureSchedule.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire to be asked.
 *
 * @param every       at every so many sessions
 * @param longSitting whether more questions than usual may come together
 */
public record AssignmentForm(@Nullable String key, @Nullable String instrument, @Nullable String frequency, String every,
                             @Nullable String moment, @Nullable String longSitting) {

  public AssignmentForm {
    every = FormInput.line(every);
  }

  static AssignmentForm blank() {
    return new AssignmentForm(null, null, Frequency.EACH_SESSION.code(), "2", Moment.BEFORE.code(), null);
  }

  public boolean mayBeLong() {
    return longSitting != null;
  }

  /** The instrument's id; null where the form has none that could be. */
  @Nullable InstrumentId instrumentId(FieldErrors errors) {
    try {
      return instrument == null ? errors.need("instrument", null, "measures.assign.missing") : InstrumentId.of(instrument);
    } catch (IllegalArgumentException e) {
      return errors.need("instrument", null, "measures.assign.missing");
    }
  }

  @Nullable MeasureSchedule schedule(FieldErrors errors) {
    Frequency how = errors.need("frequency", Frequency.of(frequency).orElse(null), "measures.assign.frequency-missing");
    Moment when = errors.need("moment", Moment.of(moment).orElse(null), "measures.assign.moment-missing");
    Integer number = how == Frequency.EVERY_NTH ? FormInput.number(every) : Integer.valueOf(1);
    if (number == null || number < 1 || number > MeasureSchedule.MOST_SESSIONS) {
      errors.add("every", "measures.assign.every-range", MeasureSchedule.MOST_SESSIONS);
      return null;
    }
    return how == null || when == null ? null : new MeasureSchedule(how, number, when);
  }
}
