package org.attune.app.ladder.web;

import org.attune.app.ladder.Step;
import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** How a step was, as it was chosen and typed. */
public record StepForm(@Nullable String key, @Nullable String kind, @Nullable String before, @Nullable String beforeWords,
                       @Nullable String happened, @Nullable String after, @Nullable String afterWords) {

  static StepForm blank(@Nullable String kind) {
    return new StepForm(null, kind, null, null, null, null, null);
  }

  public Step.Kind stepKind() {
    return Step.Kind.BACK.code().equals(kind) ? Step.Kind.BACK : Step.Kind.TRIED;
  }

  /** From 1 to 7, or null. */
  public @Nullable Integer levelBefore() {
    return level(before);
  }

  /** From 1 to 7, or null. */
  public @Nullable Integer levelAfter() {
    return level(after);
  }

  Step.Experience experience() {
    return new Step.Experience(levelBefore(), FormInput.text(beforeWords), FormInput.text(happened), levelAfter(),
        FormInput.text(afterWords));
  }

  private static @Nullable Integer level(@Nullable String typed) {
    return typed != null && typed.matches("[1-7]") ? Integer.valueOf(typed) : null;
  }
}
