package org.attune.app.trusted;

/**
 * What is sealed of what both know.
 *
 * @param me who asks, as the other knows them
 */
public record SharedDetails(String me, String address) {
  @Override
  public String toString() {
    return "Both[…]";
  }
}
