package org.attune.app.fitreview;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether this is the right pair. */
public enum FitAnswer {
  RIGHT, UNSURE, NOT_RIGHT;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<FitAnswer> of(@Nullable String code) {
    return Arrays.stream(values()).filter(answer -> answer.code().equals(code)).findFirst();
  }
}
