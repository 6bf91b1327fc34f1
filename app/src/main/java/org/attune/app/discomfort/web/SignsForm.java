package org.attune.app.discomfort.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.app.discomfort.Sign;
import org.jspecify.annotations.Nullable;

/** The questions about signs of harm, as they were answered: "yes", "no", or nothing. */
public record SignsForm(@Nullable String key, @Nullable String with, @Nullable String control, @Nullable String threat,
                        @Nullable String violence, @Nullable String fear) {

  static SignsForm blank(@Nullable String with) {
    return new SignsForm(null, with, null, null, null, null);
  }

  public @Nullable String answer(Sign sign) {
    return switch (sign) {
      case CONTROL -> control;
      case THREAT -> threat;
      case VIOLENCE -> violence;
      case FEAR -> fear;
    };
  }

  Set<Sign> yes() {
    return Arrays.stream(Sign.values()).filter(sign -> "yes".equals(answer(sign)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Sign.class)));
  }
}
