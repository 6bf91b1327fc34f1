package org.attune.app.outings;

import java.util.UUID;

/** One social plan. */
public record SocialPlanId(UUID value) {

  public static SocialPlanId random() {
    return new SocialPlanId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
