package org.attune.app.discomfort.web;

import java.util.List;

/** The moments that were looked at, the latest first. */
public record ScaryMomentsView(List<ScaryMomentItem> moments) {

  public record ScaryMomentItem(String address, String sentence, String when) {}
}
