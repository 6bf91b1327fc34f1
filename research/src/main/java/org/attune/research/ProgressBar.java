package org.attune.research;

import java.io.Console;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** How far a long piece of work is: a bar on a terminal, nothing in a pipe or a file. */
final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final boolean shown;
  private final String what;
  private final long whole;
  private long done;
  private int percent = -1;

  private ProgressBar(PrintStream out, boolean shown, String what, long whole) {
    this.out = out;
    this.shown = shown;
    this.what = what;
    this.whole = Math.max(1, whole);
  }

  static ProgressBar of(String what, long whole) {
    Console console = System.console();
    return new ProgressBar(System.err, console != null && console.isTerminal(), what, whole);
  }

  void add(long more) {
    done += more;
    int now = (int) Math.min(100, 100 * done / whole);
    if (shown && now != percent) {
      percent = now;
      int filled = WIDTH * now / 100;
      out.print("\r" + what + " [" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + now + " %");
      out.flush();
    }
  }

  /** The same bytes, counted. */
  InputStream watch(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int one = super.read();
        add(one < 0 ? 0 : 1);
        return one;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        add(Math.max(0, count));
        return count;
      }
    };
  }

  @Override
  public void close() {
    if (shown) {
      out.print("\r" + " ".repeat(what.length() + WIDTH + 10) + "\r");
      out.flush();
    }
  }
}
