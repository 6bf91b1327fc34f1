package org.attune.app.trusted;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of somebody who was asked to be there, as they see it themselves.
 *
 * @param me      who asks, as they know them
 * @param answer  what they said, or null
 * @param ended   whether they ended it
 * @param blocksAllMail   whether they said never again, to everybody who asks
 * @param limits  when and how often they may be asked
 * @param openQuestions what they were asked lately and have not answered, the latest first
 */
public record TrustedPersonView(String me, @Nullable Boolean answer, boolean ended, boolean blocksAllMail, ContactLimits limits,
    List<Question> openQuestions) {

  /** What somebody was asked. */
  public record Question(UUID id, Instant at, SupportRequest.Kind kind, String words) {}

  /** Whether they may be asked something. */
  public boolean canBeAsked() {
    return Boolean.TRUE.equals(answer) && !ended && !blocksAllMail;
  }
}
