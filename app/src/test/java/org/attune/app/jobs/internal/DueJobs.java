package org.attune.app.jobs.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.app.jobs.JobHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Does in this thread, and in order, what workers would have done by now. */
@Component
public class DueJobs {

  private final JdbcClient database;
  private final Clock clock;
  private final ObjectProvider<JobHandler> handlers;

  DueJobs(JdbcClient database, Clock clock, ObjectProvider<JobHandler> handlers) {
    this.database = database;
    this.clock = clock;
    this.handlers = handlers;
  }

  /** Runs what is due at the clock's time, and what falls due by it; what a job throws is thrown here. */
  public void run() {
    Map<String, JobHandler> byName =
        handlers.stream().collect(Collectors.toMap(handler -> handler.name().value(), Function.identity()));
    for (Optional<Row> due = next(); due.isPresent(); due = next()) {
      ScheduledJobId job = ScheduledJobId.of(due.get().instance());
      Instant again = Objects.requireNonNull(byName.get(due.get().name())).run(job.viewer(), job.key());
      if (again == null) {
        database.sql("delete from scheduled_tasks where task_name = ? and task_instance = ?")
            .params(due.get().name(), due.get().instance()).update();
      } else {
        database.sql("update scheduled_tasks set execution_time = ? where task_name = ? and task_instance = ?")
            .params(Timestamp.from(again), due.get().name(), due.get().instance()).update();
      }
    }
  }

  private Optional<Row> next() {
    return database.sql("""
            select task_name, task_instance from scheduled_tasks where execution_time <= ?
            order by execution_time, task_name, task_instance limit 1""")
        .param(Timestamp.from(clock.instant()))
        .query((rows, number) -> new Row(rows.getString(1), rows.getString(2))).optional();
  }

  private record Row(String name, String instance) {}
}
