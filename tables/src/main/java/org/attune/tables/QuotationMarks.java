package org.attune.tables;

import java.io.IOException;
import java.io.Reader;
import org.attune.tables.UnreadableTableException.Reason;

/** Whether quotation marks end where their cells do: one that was never closed would swallow the lines after it. */
public final class QuotationMarks {

  private enum State { CELL_BEGINS, PLAIN, QUOTED, PERHAPS_CLOSED }

  private QuotationMarks() {}

  /** Refuses a text with a quoted cell over several lines that doesn't end with its quotation mark. */
  public static void check(Reader text, char separator) throws IOException {
    State state = State.CELL_BEGINS;
    int line = 1;
    int opened = 0;
    int before = 0;
    for (int one = text.read(); one >= 0; before = one, one = text.read()) {
      boolean breaks = one == '\r' || one == '\n';
      line += one == '\r' || one == '\n' && before != '\r' ? 1 : 0;
      switch (state) {
        case CELL_BEGINS, PLAIN -> {
          if (one == separator || breaks) {
            state = State.CELL_BEGINS;
          } else if (one == '"' && state == State.CELL_BEGINS) {
            state = State.QUOTED;
            opened = line;
          } else {
            state = State.PLAIN;
          }
        }
        case QUOTED -> state = one == '"' ? State.PERHAPS_CLOSED : State.QUOTED;
        case PERHAPS_CLOSED -> {
          if (one == '"') {
            state = State.QUOTED; // it was doubled, and is a part of the cell
          } else if (one == separator || breaks) {
            state = State.CELL_BEGINS;
          } else if (one != ' ') {
            refuse(opened, line);
            state = State.PLAIN;
          }
        }
      }
    }
    if (state == State.QUOTED) {
      refuse(opened, line);
    }
  }

  private static void refuse(int opened, int line) {
    if (line > opened) {
      throw new UnreadableTableException(Reason.UNCLOSED, opened);
    }
  }
}
