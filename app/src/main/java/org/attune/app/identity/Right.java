package org.attune.app.identity;

import java.util.Locale;

/** What somebody may do with a course of therapy. */
public enum Right {
  CLIENT,
  THERAPIST,
  /** Stands in for the therapist from the right's start to its end, and reads only what comes in between. */
  COVER,
  /** A later therapist who was given the scores by the client. */
  SCORES,
  /** A later therapist who was given by the client what the two came through. */
  REPAIRS,
  /** A later therapist who was given the card by the client. */
  CARD;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
