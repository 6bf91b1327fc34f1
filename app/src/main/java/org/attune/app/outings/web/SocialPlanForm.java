package org.attune.app.outings.web;

import org.jspecify.annotations.Nullable;

/**
 * An outing, as it was typed.
 *
 * @param somebodyElse set where the name may be that of somebody set apart, and is somebody else's
 */
public record SocialPlanForm(@Nullable String key, @Nullable String with, @Nullable String kind, @Nullable String other,
                         @Nullable String place, @Nullable String day, @Nullable String time,
                         @Nullable String somebodyElse) {

  static SocialPlanForm with(String name) {
    return new SocialPlanForm(null, name, null, null, null, null, null, null);
  }
}
