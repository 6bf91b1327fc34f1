package org.attune.app.discomfort.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.app.discomfort.HarmSign;
import org.jspecify.annotations.Nullable;

/**
 * The questions about signs of harm, as they were answered: "yes", "no", or nothing.
 *
 * @param none set where all of them were answered with no at once; a yes to any of them counts all the same
 */
public record HarmSignsForm(@Nullable String key, @Nullable String with, @Nullable String control, @Nullable String threat,
                        @Nullable String violence, @Nullable String fear, @Nullable String none) {

  static HarmSignsForm blank(@Nullable String with) {
    return new HarmSignsForm(null, with, null, null, null, null, null);
  }

  public @Nullable String answer(HarmSign sign) {
    return switch (sign) {
      case CONTROL -> control;
      case THREAT -> threat;
      case VIOLENCE -> violence;
      case FEAR -> fear;
    };
  }

  Set<HarmSign> confirmed() {
    return Arrays.stream(HarmSign.values()).filter(sign -> "yes".equals(answer(sign)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(HarmSign.class)));
  }
}
