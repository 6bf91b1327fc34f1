package org.attune.app.outings.web;

import java.util.List;

/** All outings, the latest first. */
public record OutingsPage(List<Line> outings) {

  public record Line(String address, String sentence, String when) {}
}
