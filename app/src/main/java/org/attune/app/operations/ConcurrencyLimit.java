package org.attune.app.operations;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.attune.app.layout.Busy;

/** Lets a fixed number in at once, in the order in which they came. */
public final class ConcurrencyLimit {

  private final Semaphore permits;
  private final Duration longestWait;
  private final String sentence;

  /**
   * Makes a limit.
   *
   * @param atOnce      how many are let in at once
   * @param longestWait how long one waits to be let in; none where it is zero
   */
  public ConcurrencyLimit(int atOnce, Duration longestWait) {
    this(atOnce, longestWait, "layout.busy");
  }

  /** @param sentence the message that tells those who waited in vain to try again */
  public ConcurrencyLimit(int atOnce, Duration longestWait, String sentence) {
    permits = new Semaphore(atOnce, true);
    this.longestWait = longestWait;
    this.sentence = sentence;
  }

  /** Being let in, until it is closed. */
  public interface Permit extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits to be let in.
   *
   * @throws Busy where it took too long, or the thread was interrupted
   */
  public Permit acquire() {
    try {
      if (permits.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
        return permits::release;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Busy(sentence);
  }
}
