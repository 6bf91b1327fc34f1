package org.attune.app;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** How often something waits for the database: each time the driver has sent what it has and asks for the answers. */
public final class RoundTrips {

  private static final String DRIVER = "org.postgresql.core.v3.QueryExecutorImpl";
  private static final String ASKS = " FE=> Sync";

  private RoundTrips() {}

  /** Nothing else may ask the database meanwhile. */
  public static int of(Callable<?> something) throws Exception {
    var trips = new AtomicInteger();
    Logger log = Logger.getLogger(DRIVER);
    Level before = log.getLevel();
    boolean upwards = log.getUseParentHandlers();
    var counter = new Handler() {
      @Override
      public void publish(LogRecord message) {
        if (ASKS.equals(message.getMessage())) {
          trips.incrementAndGet();
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    log.setUseParentHandlers(false);
    log.addHandler(counter);
    log.setLevel(Level.FINEST);
    try {
      something.call();
    } finally {
      log.removeHandler(counter);
      log.setLevel(before);
      log.setUseParentHandlers(upwards);
    }
    return trips.get();
  }
}
