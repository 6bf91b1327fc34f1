package org.attune.research;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.attune.tables.DateNotation;

/**
 * Rows that say when a session was, and not which one: each client's sessions are counted from 1 on, in the order of their
 * dates. A session without a score is counted too.
 */
final class DatedRows {

  private record Row(int client, Instant at, OptionalDouble score, long line) {}

  private final List<Row> rows = new ArrayList<>();

  void add(int client, Instant at, OptionalDouble score, long line) {
    rows.add(new Row(client, at, score, line));
  }

  /** Hands on the scores of the sessions from the first to the last; two scores for one moment are bad input. */
  void numberSessions(ScoreTable.Builder courses, int first, int last) {
    rows.sort(Comparator.comparingInt(Row::client).thenComparing(Row::at)
        .thenComparing(row -> row.score.isEmpty()).thenComparingLong(Row::line));
    Row before = null;
    int session = 0;
    for (Row row : rows) {
      if (before == null || before.client != row.client) {
        session = 1;
      } else if (!before.at.equals(row.at)) {
        session++;
      } else if (row.score.isPresent()) {
        throw new InvalidInputException("line " + row.line + ": expected one score a session, found a second for client \""
            + InvalidInputException.escaped(courses.name(row.client)) + "\" at " + format(row.at) + " (the first is in line " + before.line
            + "); correct one, or give the times of day");
      }
      if (row.score.isPresent() && session >= first && session <= last) {
        courses.add(row.client, session, row.score.getAsDouble(), row.line);
      }
      before = row;
    }
  }

  /** A moment as it was understood: a day alone was read as its noon. */
  static String format(Instant at) {
    LocalDateTime when = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    return when.toLocalTime().equals(DateNotation.NOON) ? when.toLocalDate().toString() : when.toString().replace('T', ' ');
  }
}
