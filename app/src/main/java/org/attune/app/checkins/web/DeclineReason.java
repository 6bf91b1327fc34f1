package org.attune.app.checkins.web;

import org.attune.app.checkins.ResponseStatus;
import org.attune.app.layout.NotFound;

/** The ways out of a check-in, by the names of their buttons. */
final class DeclineReason {

  static ResponseStatus of(String button) {
    return switch (button) {
      case "no-words" -> ResponseStatus.NO_WORDS;
      case "not-met" -> ResponseStatus.NOT_MET;
      case "not-this-time" -> ResponseStatus.NOT_THIS_TIME;
      default -> throw new NotFound();
    };
  }

  private DeclineReason() {}
}
