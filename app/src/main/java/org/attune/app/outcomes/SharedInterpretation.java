package org.attune.app.outcomes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a client's own page says what scores mean: words for how severe they are, what was expected, whether it is on track.
 * It does once both agreed, until one of them takes it back.
 *
 * @param therapistAgreedAt null while the therapist hasn't
 * @param clientAgreedAt    null while the client hasn't
 */
public record SharedInterpretation(@Nullable Instant therapistAgreedAt, @Nullable Instant clientAgreedAt) {

  public boolean isOn() {
    return therapistAgreedAt != null && clientAgreedAt != null;
  }
}
