package org.attune.app.jobs.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * This process's share of the work: claims what is due and does it. Started last and stopped first; what it has begun when
 * it is asked to stop may finish, and what it leaves another process takes up.
 */
@Component
class JobWorker implements SmartLifecycle {

  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(20);

  private final DataSource dataSource;
  private final JobTaskRegistry tasks;
  private final Clock clock;
  private final boolean enabled;
  private final Duration pollEvery;
  private @Nullable Scheduler scheduler;

  JobWorker(DataSource dataSource, JobTaskRegistry tasks, Clock clock, @Value("${attune.jobs.enabled:true}") boolean enabled,
         @Value("${attune.jobs.poll-every:5s}") Duration pollEvery) {
    this.dataSource = dataSource;
    this.tasks = tasks;
    this.clock = clock;
    this.enabled = enabled;
    this.pollEvery = pollEvery;
  }

  static Scheduler scheduler(DataSource dataSource, JobTaskRegistry tasks, Clock clock, Duration pollEvery) {
    return new SchedulerBuilder(dataSource, tasks.all())
        .clock(clock::instant)
        .threads(4)
        .pollUsingLockAndFetch(0.5, 2.0)
        .pollingInterval(pollEvery)
        .heartbeatInterval(HEARTBEAT)
        .shutdownMaxWait(PATIENCE_AT_STOP)
        // work that this version does not know waits for one that does
        .deleteUnresolvedAfter(Duration.ofDays(3650))
        .failureLogging(LogLevel.OFF, false)
        .addSchedulerListener(new SchedulerEventLog())
        .build();
  }

  @Override
  public void start() {
    Scheduler made = scheduler(dataSource, tasks, clock, pollEvery);
    made.start();
    scheduler = made;
  }

  @Override
  public void stop() {
    Scheduler running = scheduler;
    if (running != null) {
      running.stop();
      scheduler = null;
    }
  }

  @Override
  public boolean isRunning() {
    return scheduler != null;
  }

  @Override
  public boolean isAutoStartup() {
    return enabled;
  }
}
