package org.attune.app.risk;

import java.util.UUID;

/** A flag raised by an answer about harming oneself. */
public record RiskFlagId(UUID value) {
  public static RiskFlagId random() {
    return new RiskFlagId(UUID.randomUUID());
  }

  public static RiskFlagId of(String text) {
    return new RiskFlagId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
