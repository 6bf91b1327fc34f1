package org.attune.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tables in {@code /reference}, each made by the R script beside it. */
public final class ReferenceTable {
  private ReferenceTable() {}

  public static List<Row> table(String name) {
    try (InputStream in = Objects.requireNonNull(ReferenceTable.class.getResourceAsStream("/reference/" + name + ".csv"))) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<String> names = Arrays.asList(lines.getFirst().split(",", -1));
      return lines.stream().skip(1).map(line -> Row.of(names, line.split(",", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line of a table. */
  public record Row(Map<String, String> cells) {
    static Row of(List<String> names, String[] values) {
      Map<String, String> cells = new HashMap<>();
      for (int i = 0; i < values.length; i++) {
        cells.put(names.get(i), values[i]);
      }
      return new Row(cells);
    }

    public String text(String name) {
      return Objects.requireNonNull(cells.get(name));
    }

    public double number(String name) {
      return Double.parseDouble(text(name));
    }

    public int whole(String name) {
      return Integer.parseInt(text(name));
    }

    public boolean has(String name) {
      return !text(name).equals("NA");
    }
  }
}
