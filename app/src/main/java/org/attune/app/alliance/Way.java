package org.attune.app.alliance;

import java.util.Locale;

/**
 * Ways to repair, from the literature on rupture resolution (Safran and Muran; Eubanks, Muran and Safran's 3RS); the
 * list and its words are ours, made from memory of that literature. The first comes before all others.
 */
public enum Way {
  STAY_WITH_IT, ACKNOWLEDGE, EXPLORE, CLARIFY, CHANGE_TASK_OR_GOAL, OWN_PART, LINK_OUTSIDE;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Way of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
