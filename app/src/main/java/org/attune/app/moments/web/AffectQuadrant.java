package org.attune.app.moments.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.attune.app.moments.Feeling;

/** The picture of feelings: four fields, awake above and quiet below, unpleasant at the left and pleasant at the right. */
public enum AffectQuadrant {
  AWAKE_UNPLEASANT(-1, 1), AWAKE_PLEASANT(1, 1), QUIET_UNPLEASANT(-1, -1), QUIET_PLEASANT(1, -1);

  private final int pleasant;
  private final int awake;

  AffectQuadrant(int pleasant, int awake) {
    this.pleasant = pleasant;
    this.awake = awake;
  }

  /** Such as "awake-unpleasant". */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The feelings of this field, the most awake first. */
  public List<Feeling> feelings() {
    return Arrays.stream(Feeling.values()).filter(f -> f.valence() * pleasant > 0 && f.arousal() * awake > 0)
        .sorted(Comparator.comparingInt(f -> -f.arousal())).toList();
  }

  /** Those that lie in none of the four. */
  public static List<Feeling> feelingsOutside() {
    return Arrays.stream(Feeling.values()).filter(f -> f.valence() == 0 && f.arousal() == 0).toList();
  }
}
