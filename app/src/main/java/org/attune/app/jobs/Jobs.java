package org.attune.app.jobs;

import java.sql.Timestamp;
import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.internal.ScheduledJobId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Puts work on the list. A row holds ids and times only: never a name, an address or a word. */
@Service
public class Jobs {

  private final JdbcClient database;

  Jobs(JdbcClient database) {
    this.database = database;
  }

  /**
   * Schedules work in the caller's transaction: with it, it is there or not. What is already on the list for the same
   * viewer under the same key stays as it is.
   *
   * @param as  the viewer under which the work will run
   * @param key what the work is about, in ids
   */
  public void schedule(JobName name, Viewer.Job as, String key, Instant at) {
    // our own insert: the library's first looks and then inserts, and a race would abort the caller's transaction
    database.sql("""
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures, version)
            values (:name, :instance, :at, false, 0, 1) on conflict do nothing
            """)
        .param("name", name.value()).param("instance", new ScheduledJobId(as, key).id()).param("at", Timestamp.from(at))
        .update();
  }
}
