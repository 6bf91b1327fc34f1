package org.attune.app.identity.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.attune.app.layout.Busy;

/** So many at once, in the order in which they came; who waits longer than five seconds is asked to come back in a moment. */
public final class Turns {

  private static final int LONGEST_WAIT_SECONDS = 5;

  private final Semaphore free;

  public Turns(int atOnce) {
    free = new Semaphore(atOnce, true);
  }

  /** A turn, over when it is closed. */
  public interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  public Turn take() {
    try {
      if (!free.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Busy();
      }
      return free::release;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
  }
}
