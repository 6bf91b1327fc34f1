package org.attune.app.requests;

/**
 * Who asks, and what could weigh for or against them: sealed apart from their words.
 *
 * @param name    what they would like to be called
 * @param feeWish what they could pay, or empty
 */
public record EnquirerDetails(String name, String address, String feeWish, String insurance) {
  @Override
  public String toString() {
    return "EnquirerDetails[…]";
  }
}
