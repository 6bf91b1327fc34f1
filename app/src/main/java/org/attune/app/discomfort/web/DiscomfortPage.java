package org.attune.app.discomfort.web;

import java.util.List;

/** The moments that were looked at, the latest first. */
public record DiscomfortPage(List<Line> moments) {

  public record Line(String address, String sentence, String when) {}
}
