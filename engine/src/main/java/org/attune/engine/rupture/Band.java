package org.attune.engine.rupture;

/** What is usual for this client: from {@code low} to {@code high}, both included, within the scale. */
public record Band(double low, double high) {
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
