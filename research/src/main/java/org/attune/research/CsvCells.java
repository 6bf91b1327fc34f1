package org.attune.research;

import java.util.OptionalDouble;

/** Cells of the files we write. */
final class CsvCells {
  private CsvCells() {}

  /** A figure, or an empty cell for none. */
  static String of(OptionalDouble figure) {
    return figure.isPresent() ? String.valueOf(figure.getAsDouble()) : "";
  }
}
