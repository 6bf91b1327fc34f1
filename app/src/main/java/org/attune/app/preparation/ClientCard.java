package org.attune.app.preparation;

/** "When I go quiet, please …": a client's words for the moments without words. */
public record ClientCard(String words, int version) {
  /** Before the first. */
  public static final ClientCard BLANK = new ClientCard("", 0);

  public boolean isBlank() {
    return words.isBlank();
  }
}
