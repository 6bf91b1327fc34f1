package org.attune.app.outings.web;

import java.util.List;

/** All social plans, the latest first. */
public record SocialPlansView(List<SocialPlanItem> outings) {

  public record SocialPlanItem(String address, String sentence, String when) {}
}
