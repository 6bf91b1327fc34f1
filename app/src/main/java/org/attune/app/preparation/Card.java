package org.attune.app.preparation;

/** "When I go quiet, please …": a client's words for the moments without words. */
public record Card(String words, int version) {
  /** Before the first. */
  public static final Card BLANK = new Card("", 0);

  public boolean isBlank() {
    return words.isBlank();
  }
}
