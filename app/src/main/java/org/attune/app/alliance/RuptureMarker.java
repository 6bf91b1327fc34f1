package org.attune.app.alliance;

import java.util.Locale;

/**
 * What it was: one of the two kinds of rupture that the Rupture Resolution Rating System has, or none.
 *
 * <p>Source: Eubanks, Muran &amp; Safran (January 2015), 3RS Manual, DOI 10.13140/2.1.1666.8488, contents and introduction. The
 * examples are ours.
 */
public enum RuptureMarker {
  /** Moving away: falling silent, agreeing too soon, going to another subject. */
  WITHDRAWAL,
  /** Moving against: anger, complaint, a push. */
  CONFRONTATION,
  /** Something else had happened; closes this one signal and changes nothing for later ones. */
  NOT_A_RUPTURE;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static RuptureMarker of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
