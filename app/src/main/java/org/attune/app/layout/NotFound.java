package org.attune.app.layout;

/** Nothing is there that the asker may see (404): no such thing, or not theirs; the two look the same. */
public non-sealed class NotFound extends Refusal {
  public NotFound() {
    super("layout.not-found");
  }
}
