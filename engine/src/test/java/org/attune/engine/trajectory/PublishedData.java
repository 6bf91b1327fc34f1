package org.attune.engine.trajectory;

import java.util.ArrayList;
import java.util.List;
import org.attune.engine.ReferenceTable;

/** Data sets that others have fitted too. */
final class PublishedData {
  /** A session of a client. */
  record Row(int client, int therapist, double session, double score) {}

  private PublishedData() {}

  /** Reaction times of 18 people on ten days without sleep; lme4's own example. */
  static List<Row> sleepstudy() {
    return read("sleepstudy", "Subject", "", "Days", "Reaction");
  }

  /** The growth of 27 children's jaws; nlme's own example. */
  static List<Row> orthodont() {
    return read("orthodont", "Subject", "", "age", "distance");
  }

  /** A simulated practice: 2,000 clients of 5 therapists. */
  static List<Row> practice() {
    return read("sim2000_t5", "client", "therapist", "session", "score");
  }

  static List<Row> of(String name) {
    return switch (name) {
      case "sleepstudy" -> sleepstudy();
      case "orthodont" -> orthodont();
      default -> practice();
    };
  }

  private static List<Row> read(String table, String client, String therapist, String session, String score) {
    List<String> clients = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    String last = "";
    for (ReferenceTable.Row row : ReferenceTable.table(table)) {
      String name = row.text(client);
      if (!name.equals(last) && !clients.contains(name)) {
        clients.add(name);
      }
      last = name;
      rows.add(new Row(clients.lastIndexOf(name), therapist.isEmpty() ? -1 : row.whole(therapist) - 1,
          row.number(session), row.number(score)));
    }
    return rows;
  }

  static GrowthSufficientStatistics sums(GrowthModel model, List<Row> rows) {
    GrowthSufficientStatistics statistics = model.newStatistics();
    for (Row row : rows) {
      statistics.add(row.client, row.therapist, row.session, row.score, new double[0]);
    }
    return statistics;
  }

  static GrowthFit fit(GrowthModel model, List<Row> rows) {
    return model.fit(sums(model, rows));
  }
}
