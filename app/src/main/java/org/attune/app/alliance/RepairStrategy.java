package org.attune.app.alliance;

import java.util.Locale;

/**
 * Ways to repair a rupture, in an order and in words of our own. The first, which comes before all others, is ours too.
 *
 * <p>Sources: the Center for Alliance-Focused Training (therapeutic-alliance.org, “Rupture Resolution Strategies”) names as
 * immediate strategies clarifying a misunderstanding and changing a task or goal, and as exploratory ones recognising the
 * rupture, inviting the client to look at it together, and taking responsibility for one's own part. The experts asked by Eubanks,
 * Burckell &amp; Goldfried (2018, J. Psychother. Integr. 28, 60–76, PMC5966286) found exploring of use at once, and looking at
 * patterns of use in later sessions: hence the last one's “once there is room for it”.
 */
public enum RepairStrategy {
  STAY_WITH_IT, ACKNOWLEDGE, EXPLORE, CLARIFY, CHANGE_TASK_OR_GOAL, OWN_PART, LINK_OUTSIDE;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static RepairStrategy of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
