package org.attune.app.space.web;

import java.util.List;

/**
 * One entry, to be taken away.
 *
 * @param when ISO 8601, with the offset of the person's zone
 */
public record Kept(String when, String step, List<Text> texts) {

  public record Text(String what, String words) {}
}
