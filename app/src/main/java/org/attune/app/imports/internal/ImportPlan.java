package org.attune.app.imports.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a therapist said about a file: what its columns are, and who its clients are.
 *
 * @param clients     by {@link ParsedTable#clientKey}: the id of a course, or {@link #NEW} or {@link #LEAVE_OUT}
 * @param leaveWrong  whether the rest may come in without the wrong cells
 */
public record ImportPlan(@Nullable ColumnMapping columns, Map<String, String> clients, boolean leaveWrong) {
  /** A client who is not one here yet: a past record is made for them. */
  public static final String NEW = "new";
  /** Their lines stay out. */
  public static final String LEAVE_OUT = "leave";

  public static ImportPlan none() {
    return new ImportPlan(null, Map.of(), false);
  }
}
