package org.attune.app.jobs.internal;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.attune.app.jobs.JobHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The handlers as the library knows them. */
@Component
public class JobTaskRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(JobTaskRegistry.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(2);

  private final List<Task<?>> tasks;

  JobTaskRegistry(List<JobHandler> handlers) {
    this.tasks = handlers.stream().<Task<?>>map(JobTaskRegistry::task).toList();
  }

  public List<Task<?>> all() {
    return tasks;
  }

  private static Task<Void> task(JobHandler handler) {
    return Tasks.custom(handler.name().value(), Void.class)
        .onFailure(JobTaskRegistry::tryAgain)
        .onDeadExecutionRevive()
        .execute((instance, context) -> {
          ScheduledJobId job = ScheduledJobId.of(instance.getId());
          Instant next = handler.run(job.viewer(), job.key());
          return next == null
              ? new CompletionHandler.OnCompleteRemove<>()
              : (complete, operations) -> operations.reschedule(complete, next);
        });
  }

  private static void tryAgain(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    int failures = complete.getExecution().consecutiveFailures;
    // the kind of failure alone: a database's message can carry what somebody typed
    LOG.warn("job {} failed, {} time(s) in a row: {}", complete.getExecution().getTaskName(), failures + 1,
        complete.getCause().map(JobTaskRegistry::kind).orElse("stopped"));
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
    operations.reschedule(complete,
        complete.getTimeDone().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
  }

  private static String kind(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    StackTraceElement[] where = root.getStackTrace();
    return cause.getClass().getName() + " by " + root.getClass().getName() + (where.length == 0 ? "" : " at " + where[0]);
  }
}
