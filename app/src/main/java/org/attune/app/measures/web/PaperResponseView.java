package org.attune.app.measures.web;

import org.attune.app.layout.FieldErrors;
import org.attune.app.measures.Instrument;
import org.attune.app.measures.MeasureResponse;

/** A form on paper, to be typed in. */
public record PaperResponseView(MeasuredCourse of, Instrument instrument, PaperResponseForm form, FieldErrors errors) {

  public String address() {
    return of.address() + "/paper/" + instrument.id();
  }

  /** One score that is there on paper, to be typed in. */
  public record OneScore(MeasuredCourse of, Instrument instrument, String key, String day, String value, FieldErrors errors) {}

  /** One form that was sent, answer by answer. */
  public record Sent(MeasuredCourse of, QuestionnaireView.Review review, MeasureResponse response) {}
}
