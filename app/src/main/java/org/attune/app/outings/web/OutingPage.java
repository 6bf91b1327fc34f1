package org.attune.app.outings.web;

import java.util.List;
import org.attune.app.outings.OutingId;
import org.attune.app.outings.Plan;
import org.jspecify.annotations.Nullable;

/**
 * One outing.
 *
 * @param words to ask with, in several tones
 * @param hasDay whether it can stand in a calendar
 * @param isPast whether its day is over
 * @param after  what was said of it then
 */
public record OutingPage(OutingId id, String heading, String when, String place, List<Words> words, boolean hasDay, boolean isPast,
                         Plan.@Nullable After after) {

  /**
   * Words in one tone.
   *
   * @param mail opens the words in a mail program
   */
  public record Words(String tone, String words, String mail) {}
}
