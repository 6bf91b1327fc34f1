package org.attune.app.outings.web;

import java.util.List;

/** All outings, the latest first. */
public record SocialPlansView(List<SocialPlanItem> outings) {

  public record SocialPlanItem(String address, String sentence, String when) {}
}
