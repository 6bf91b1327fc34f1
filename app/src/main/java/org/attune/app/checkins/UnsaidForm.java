package org.attune.app.checkins;

/**
 * The line beside the scores, as it was sent: new words, or none, which takes back what was written before.
 *
 * @param words     at most {@link #MAX_LENGTH} characters
 * @param hintShown whether the therapist may know that a sealed line is there
 */
public record UnsaidForm(String words, Audience audience, boolean hintShown) {
  public static final int MAX_LENGTH = 10_000;

  public UnsaidForm {
    words = words.strip();
    if (words.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a line has at most " + MAX_LENGTH + " characters");
    }
    hintShown = hintShown && audience == Audience.TOGETHER;
  }

  /** Takes back any line that was written before and that nobody has read. */
  public static UnsaidForm withdrawal() {
    return new UnsaidForm("", Audience.PRIVATE, false);
  }

  boolean isWritten() {
    return !words.isEmpty();
  }
}
