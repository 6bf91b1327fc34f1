package org.attune.app.safety.web;

import org.attune.app.layout.FormInput;
import org.attune.app.safety.SafetyPlan;
import org.jspecify.annotations.Nullable;

/** A safety plan as it was typed. */
public record SafetyPlanForm(@Nullable String signs, @Nullable String helps, @Nullable String people, @Nullable String professionals,
                             @Nullable String place, @Nullable Integer version) {

  static SafetyPlanForm of(SafetyPlan plan) {
    SafetyPlan.Content words = plan.words();
    return new SafetyPlanForm(words.signs(), words.helps(), words.people(), words.professionals(), words.place(), plan.version());
  }

  SafetyPlan.Content words() {
    return new SafetyPlan.Content(FormInput.text(signs), FormInput.text(helps), FormInput.text(people), FormInput.text(professionals),
        FormInput.text(place));
  }
}
