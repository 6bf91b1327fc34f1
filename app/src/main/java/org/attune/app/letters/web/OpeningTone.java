package org.attune.app.letters.web;

import java.util.Locale;

/** How an opening sounds. */
public enum OpeningTone {
  LIGHT, WARM, SHY, SILENCE, ASKING;

  /** As many openings as are written for each. */
  public static final int OPENINGS = 2;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
