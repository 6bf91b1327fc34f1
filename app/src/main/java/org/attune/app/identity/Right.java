package org.attune.app.identity;

import java.util.Locale;

/** What somebody may do with a course of therapy. */
public enum Right {
  CLIENT,
  THERAPIST,
  /** Stands in for the therapist from the right's start to its end, and reads only what comes in between. */
  COVER,
  /** A later therapist to whom the client passed on the scores. */
  SCORES,
  /** A later therapist to whom the client passed on what the two came through. */
  REPAIRS,
  /** A later therapist to whom the client passed on their card. */
  CARD;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
