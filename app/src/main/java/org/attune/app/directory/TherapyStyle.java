package org.attune.app.directory;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How they work, on four themes from −2 to 2; 0 is neither.
 *
 * @param lead      −2 they follow the client, 2 they lead
 * @param feelings  −2 they keep things steady, 2 they go towards strong feelings
 * @param time      −2 the past, 2 the present
 * @param challenge −2 warm support, 2 they challenge
 */
public record TherapyStyle(int lead, int feelings, int time, int challenge) {
  /** Neither side on any theme. */
  public static final TherapyStyle NONE = new TherapyStyle(0, 0, 0, 0);
  private static final int MOST = 2;

  public TherapyStyle {
    for (int theme : new int[] {lead, feelings, time, challenge}) {
      if (Math.abs(theme) > MOST) {
        throw new IllegalArgumentException("a theme lies between -2 and 2");
      }
    }
  }

  @JsonIgnore
  public boolean isNone() {
    return equals(NONE);
  }
}
