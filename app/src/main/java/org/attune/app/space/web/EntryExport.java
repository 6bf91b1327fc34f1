package org.attune.app.space.web;

import java.util.List;

/**
 * One entry, to be taken away.
 *
 * @param when ISO 8601, with the offset of the person's zone
 */
public record EntryExport(String when, String step, List<LabelledText> texts) {

  public record LabelledText(String what, String words) {}
}
