package org.attune.app.checkins;

/** How a session was, in five items from 1 (not at all) to 7 (completely). */
public record Ratings(int seen, int heard, int understood, int safe, int working) {
  public static final int LOWEST = 1;
  public static final int HIGHEST = 7;

  public Ratings {
    check(seen);
    check(heard);
    check(understood);
    check(safe);
    check(working);
  }

  private static void check(int score) {
    if (score < LOWEST || score > HIGHEST) {
      throw new IllegalArgumentException("a line goes from " + LOWEST + " to " + HIGHEST);
    }
  }

  public double mean() {
    return (seen + heard + understood + safe + working) / 5.0;
  }

  public int rating(Item item) {
    return switch (item) {
      case SEEN -> seen;
      case HEARD -> heard;
      case UNDERSTOOD -> understood;
      case SAFE -> safe;
      case WORKING -> working;
    };
  }
}
