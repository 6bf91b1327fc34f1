package org.attune.app.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.attune.app.jobs.Jobs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AttuneTest
class JobWorkerTests {

  private final Viewer.Job viewer =
      new Viewer.Job(PracticeId.random(), CourseId.random());

  @Autowired Jobs jobs;
  @Autowired DataSource dataSource;
  @Autowired MovableClock time;
  @Autowired JdbcClient database;
  @Autowired PlatformTransactionManager transactions;

  private Clock clock;

  /** Between two polls a worker waits by its clock: by one that stands still, for ever, if the first finds nothing of its own. */
  @BeforeEach
  void timeGoesOnFromWhereOthersLeftIt() {
    Clock computers = Clock.systemUTC();
    clock = Clock.offset(computers, Duration.between(computers.instant(), time.instant()));
  }

  @Test
  void twoWorkersOnOneDatabaseDoEachJobOnceUnderItsOwnViewer() throws Exception {
    var name = new JobName("test.once");
    List<String> keys = IntStream.range(0, 100).mapToObj(i -> "key/" + i).toList();
    keys.forEach(key -> jobs.schedule(name, viewer, key, clock.instant()));
    jobs.schedule(name, viewer, keys.getFirst(), clock.instant());
    var done = new ConcurrentLinkedQueue<String>();
    var all = new CountDownLatch(keys.size());
    JobTaskRegistry tasks = doing(name, (as, key) -> {
      assertThat(as).isEqualTo(viewer);
      done.add(key);
      all.countDown();
    });

    Scheduler one = JobWorker.scheduler(dataSource, tasks, clock, Duration.ofMillis(50));
    Scheduler other = JobWorker.scheduler(dataSource, tasks, clock, Duration.ofMillis(50));
    one.start();
    other.start();
    all.await();
    one.stop();
    other.stop();

    assertThat(done).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(rows(name)).isZero();
  }

  @Test
  void aJobThatFailsIsTriedAgainLater() throws Exception {
    var name = new JobName("test.fails");
    jobs.schedule(name, viewer, "once", clock.instant());
    var tried = new CountDownLatch(1);
    Scheduler worker = JobWorker.scheduler(dataSource, doing(name, (as, key) -> {
      tried.countDown();
      throw new IllegalStateException("not now");
    }), clock, Duration.ofMillis(50));
    worker.start();
    tried.await();
    worker.stop();

    assertThat(database.sql("select execution_time from scheduled_tasks where task_name = :name")
        .param("name", name.value()).query(java.sql.Timestamp.class).single().toInstant()).isAfter(clock.instant());
    database.sql("delete from scheduled_tasks where task_name = :name").param("name", name.value()).update();
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void aJobWhoseEndTheDatabaseDidNotHearStaysAndIsToldInALineWithoutTheDatabasesWords(CapturedOutput output) throws Exception {
    var name = new JobName("test.unheard");
    jobs.schedule(name, viewer, "twice", clock.instant());
    var gone = new AtomicBoolean();
    var unheard = new CountDownLatch(1);
    var database = new DelegatingDataSource(dataSource) {
      @Override
      public Connection getConnection() throws SQLException {
        if (gone.get()) {
          unheard.countDown();
          throw new SQLException("with words that somebody typed");
        }
        return super.getConnection();
      }
    };
    Scheduler worker = JobWorker.scheduler(database, doing(name, (as, key) -> gone.set(true)), clock, Duration.ofMillis(50));
    worker.start();
    unheard.await();
    worker.stop();

    assertThat(output).contains("the end of a job could not be written down")
        .doesNotContain("ERROR", "\tat ", "words that somebody typed");
    assertThat(rows(name)).isOne();
    this.database.sql("delete from scheduled_tasks where task_name = :name").param("name", name.value()).update();
  }

  @Test
  void aJobIsThereOnlyIfItsTransactionIs() {
    var name = new JobName("test.rolled-back");
    assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
      jobs.schedule(name, viewer, "never", clock.instant());
      throw new IllegalStateException("rolled back");
    })).hasMessage("rolled back");
    assertThat(rows(name)).isZero();
  }

  private int rows(JobName name) {
    return database.sql("select count(*) from scheduled_tasks where task_name = :name").param("name", name.value())
        .query(Integer.class).single();
  }

  private static JobTaskRegistry doing(JobName name, BiConsumer<Viewer.Job, String> work) {
    return new JobTaskRegistry(List.of(new JobHandler() {
      @Override
      public JobName name() {
        return name;
      }

      @Override
      public @Nullable Instant run(Viewer.Job viewer, String key) {
        work.accept(viewer, key);
        return null;
      }
    }));
  }
}
