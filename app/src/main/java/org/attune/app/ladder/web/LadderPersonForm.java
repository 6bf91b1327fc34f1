package org.attune.app.ladder.web;

import org.attune.app.circle.ConnectionId;
import org.attune.app.ladder.Ladder;
import org.attune.app.layout.IdempotencyKeys;
import org.jspecify.annotations.Nullable;

/**
 * Who a ladder is with, as it was chosen and typed.
 *
 * @param with somebody of the circle, or empty for a name of one's own or none
 * @param somebodyElse set where the name is that of somebody else than the person who was set apart
 */
public record LadderPersonForm(@Nullable String key, @Nullable Integer version, @Nullable String with, @Nullable String name,
                       @Nullable String somebodyElse) {

  static LadderPersonForm blank() {
    return new LadderPersonForm(null, null, null, null, null);
  }

  static LadderPersonForm of(Ladder ladder) {
    ConnectionId with = ladder.connection();
    return new LadderPersonForm(null, ladder.version(), with == null ? null : with.toString(), with == null ? ladder.name() : null,
        null);
  }

  @Nullable ConnectionId chosenConnection() {
    return with == null || with.isEmpty() ? null : new ConnectionId(IdempotencyKeys.of(with));
  }
}
