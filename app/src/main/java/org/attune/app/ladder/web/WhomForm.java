package org.attune.app.ladder.web;

import org.attune.app.circle.ConnectionId;
import org.attune.app.ladder.Ladder;
import org.attune.app.layout.Keys;
import org.jspecify.annotations.Nullable;

/**
 * Whom a ladder is with, as it was chosen and typed.
 *
 * @param with somebody of the circle, or empty for a name of one's own or none
 * @param somebodyElse set where the name is that of somebody else than the person who was set apart
 */
public record WhomForm(@Nullable String key, @Nullable Integer version, @Nullable String with, @Nullable String name,
                       @Nullable String somebodyElse) {

  static WhomForm blank() {
    return new WhomForm(null, null, null, null, null);
  }

  static WhomForm of(Ladder ladder) {
    ConnectionId with = ladder.with();
    return new WhomForm(null, ladder.version(), with == null ? null : with.toString(), with == null ? ladder.name() : null,
        null);
  }

  @Nullable ConnectionId chosen() {
    return with == null || with.isEmpty() ? null : new ConnectionId(Keys.of(with));
  }
}
