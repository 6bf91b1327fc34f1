package org.attune.app.interop.web;

import java.util.List;
import org.attune.app.interop.Import;
import org.attune.app.interop.internal.Table;
import org.attune.app.layout.FieldErrors;

/** What stands in which column: proposed, and put right by hand. */
public record ColumnsPage(Import of, Table table, ColumnsForm form, FieldErrors errors) {

  /** The first rows of the file, as they are. */
  public List<Table.Line> first() {
    return table.lines().stream().limit(3).toList();
  }

  /** The first columns: more would not be looked at. */
  public int shown() {
    return Math.min(table.header().size(), 12);
  }
}
