package org.attune.app.safety.web;

import java.util.Objects;
import org.attune.app.safety.SafetyPlan;
import org.jspecify.annotations.Nullable;

/** A safety plan as it was typed. */
public record SafetyPlanForm(@Nullable String signs, @Nullable String helps, @Nullable String people, @Nullable String professionals,
                             @Nullable String place, @Nullable Integer version) {

  static SafetyPlanForm of(SafetyPlan plan) {
    SafetyPlan.Words words = plan.words();
    return new SafetyPlanForm(words.signs(), words.helps(), words.people(), words.professionals(), words.place(), plan.version());
  }

  SafetyPlan.Words words() {
    return new SafetyPlan.Words(said(signs), said(helps), said(people), said(professionals), said(place));
  }

  private static String said(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "").replace("\r\n", "\n").strip();
  }
}
