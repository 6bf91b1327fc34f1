package org.attune.research;

/** Something a researcher can put right: in their file, or in what they asked for. Its message is for them. */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadInput(String message) {
    super(message);
  }

  /** A wrong cell. */
  static BadInput cell(long line, int column, String name, String expected, String found) {
    String shown = found.length() > 40 ? found.substring(0, 40) + "…" : found;
    return new BadInput(
        "line " + line + ", column " + column + " (" + name + "): expected " + expected + ", found \"" + shown + "\"");
  }
}
