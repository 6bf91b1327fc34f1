package org.attune.app.theone;

/**
 * What is sealed of what both know.
 *
 * @param me who asks, as the other knows them
 */
public record Both(String me, String address) {
  @Override
  public String toString() {
    return "Both[…]";
  }
}
