package org.attune.app.safety;

import java.time.Instant;

/**
 * What somebody wants to remember when it gets hard, in their own words; any part may be empty.
 *
 * @param version 0 for one that was never written
 */
public record SafetyPlan(Content words, Instant writtenAt, int version) {

  /**
   * The five parts.
   *
   * @param signs         how I notice that it gets hard
   * @param helps         what I can do by myself
   * @param people        people I can be with, or call
   * @param professionals who can help as their work
   * @param place         how I make the place around me safer
   */
  public record Content(String signs, String helps, String people, String professionals, String place) {
    public static final Content EMPTY = new Content("", "", "", "", "");

    public boolean isEmpty() {
      return equals(EMPTY);
    }
  }

  public boolean isWritten() {
    return version > 0;
  }
}
