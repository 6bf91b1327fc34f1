package org.attune.tables;

import java.util.List;

/** A file that holds no table, or one that can't be read; its message is a sentence for the person who has the file. */
public final class UnreadableTableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why it is none. */
  public enum Reason {
    EMPTY("the file is empty"),
    NOT_TEXT("this isn't a text file; if it is a spreadsheet, save it as CSV"),
    UNKNOWN_LETTERS("line %s: the letters are neither UTF-8 nor Windows-1252; save the file as UTF-8"),
    ONE_COLUMN("only one column was found; at least two are needed, separated by commas, semicolons or tabs"),
    NO_LINES("there is nothing below the line that names the columns"),
    TOO_MANY_COLUMNS("more than %s columns in line %s; take out those you don't need"),
    TOO_MANY_LINES("more than %s lines; split the file"),
    TOO_LONG("near line %2$s: a cell is longer than %1$s characters; perhaps a quotation mark was never closed"),
    UNCLOSED("line %s: a quotation mark opens a cell here and doesn't close it, so it would swallow the lines after it; close it"),
    SAME_NAME("line %4$s: two columns are named \"%1$s\", columns %2$s and %3$s; give each its own name");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Reason reason;
  private final transient List<Object> arguments;

  public UnreadableTableException(Reason reason, Object... arguments) {
    super(reason.sentence.formatted(arguments));
    this.reason = reason;
    this.arguments = List.of(arguments);
  }

  public Reason reason() {
    return reason;
  }

  /** What the sentence names, such as a line. */
  public List<Object> arguments() {
    return arguments;
  }
}
