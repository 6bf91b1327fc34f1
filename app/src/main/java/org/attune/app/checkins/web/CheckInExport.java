package org.attune.app.checkins.web;

import java.util.List;

/**
 * What a client said of one session, to be taken away.
 *
 * @param when    ISO 8601, with the offset of the practice's zone
 * @param with    the therapist's name
 * @param answers the five items; none where nothing was said of them
 * @param lines   what could not be said aloud
 */
public record CheckInExport(String when, String with, List<ItemRating> answers, List<UnsaidText> lines) {

  /** @param value 1 to 7 */
  public record ItemRating(String what, int value) {}

  /** @param reader who may read it, in words */
  public record UnsaidText(String words, String reader) {}
}
