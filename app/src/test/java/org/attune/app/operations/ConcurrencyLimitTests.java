package org.attune.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.attune.app.layout.Busy;
import org.junit.jupiter.api.Test;

/** How many are let in at once. */
class ConcurrencyLimitTests {

  @Test
  void letsInAsManyAsItSaysAndTellsTheNextToTryAgain() {
    var limit = new ConcurrencyLimit(2, Duration.ZERO);
    try (ConcurrencyLimit.Permit one = limit.acquire(); ConcurrencyLimit.Permit two = limit.acquire()) {
      assertThatThrownBy(limit::acquire).isInstanceOfSatisfying(Busy.class,
          refusal -> assertThat(refusal.key()).isEqualTo("layout.busy"));
    }
    limit.acquire().close();
  }

  @Test
  void saysASentenceOfItsOwn() {
    var limit = new ConcurrencyLimit(1, Duration.ZERO, "imports.busy");
    try (ConcurrencyLimit.Permit one = limit.acquire()) {
      assertThatThrownBy(limit::acquire).isInstanceOfSatisfying(Busy.class,
          refusal -> assertThat(refusal.key()).isEqualTo("imports.busy"));
    }
  }

  @Test
  void whoWaitsIsLetInOnceAnotherHasGone() throws Exception {
    var limit = new ConcurrencyLimit(1, Duration.ofMinutes(1));
    ConcurrencyLimit.Permit first = limit.acquire();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var second = CompletableFuture.supplyAsync(limit::acquire, threads);
      assertThat(second).isNotDone();
      first.close();
      second.get(10, TimeUnit.SECONDS).close();
    }
  }

  @Test
  void whoIsInterruptedWhileTheyWaitIsNotLetIn() throws Exception {
    var limit = new ConcurrencyLimit(1, Duration.ofMinutes(1));
    try (ConcurrencyLimit.Permit one = limit.acquire()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(limit::acquire).isInstanceOf(Busy.class);
      assertThat(Thread.interrupted()).isTrue();
    }
    limit.acquire().close();
  }
}
