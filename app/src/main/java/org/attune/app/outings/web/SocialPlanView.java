package org.attune.app.outings.web;

import java.util.List;
import org.attune.app.outings.SocialPlanDetails;
import org.attune.app.outings.SocialPlanId;
import org.jspecify.annotations.Nullable;

/**
 * One social plan.
 *
 * @param words to ask with, in several tones
 * @param hasDay whether it can stand in a calendar
 * @param isPast whether its day is over
 * @param outcome  what was said of it then
 */
public record SocialPlanView(SocialPlanId id, String heading, String when, String place, List<ToneText> words, boolean hasDay,
    boolean isPast,
                         SocialPlanDetails.@Nullable Outcome outcome) {

  /**
   * Words in one tone.
   *
   * @param mail opens the words in a mail program
   */
  public record ToneText(String tone, String words, String mail) {}
}
