package org.attune.app.checkins.web;

import org.attune.app.checkins.Answer;
import org.attune.app.layout.NotFound;

/** The ways out of a check-in, by the names of their buttons. */
final class DeclinedReason {

  static Answer of(String button) {
    return switch (button) {
      case "no-words" -> Answer.NO_WORDS;
      case "not-met" -> Answer.NOT_MET;
      case "not-this-time" -> Answer.NOT_THIS_TIME;
      default -> throw new NotFound();
    };
  }

  private DeclinedReason() {}
}
