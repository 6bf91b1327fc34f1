package org.attune.app.requests;

import org.attune.app.directory.TherapyStyle;

/**
 * What an enquirer looks for in a therapist.
 *
 * @param text        in their own words, or empty
 * @param preferences what they would like it to be, as a search has it
 * @param stay        whether this may come along to a course
 */
public record RequestWishes(String text, TherapyStyle preferences, boolean stay) {

  public static final RequestWishes NONE = new RequestWishes("", TherapyStyle.NONE, false);

  public boolean isEmpty() {
    return text.isEmpty() && preferences.isNone();
  }

  @Override
  public String toString() {
    return "RequestWishes[…]";
  }
}
