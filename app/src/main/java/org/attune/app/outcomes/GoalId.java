package org.attune.app.outcomes;

import java.util.UUID;

/** A goal that a client set for themselves. */
public record GoalId(UUID value) {
  public static GoalId random() {
    return new GoalId(UUID.randomUUID());
  }

  public static GoalId of(String text) {
    return new GoalId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
