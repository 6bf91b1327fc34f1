package org.attune.app.jobs.internal;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what goes wrong around a job in a line; the library itself, which would repeat the database's words, is not heard. */
class SchedulerEventLog extends AbstractSchedulerListener {

  private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

  @Override
  public void onSchedulerEvent(SchedulerEventType event) {
    switch (event) {
      case COMPLETIONHANDLER_ERROR, FAILUREHANDLER_ERROR ->
          LOG.warn("the end of a job could not be written down: it runs again once its claim has run out");
      case UNRESOLVED_TASK -> LOG.warn("there is work of a kind that this version does not know: it waits");
      // what the database's absence does to polls and heartbeats is told by the database's absence
      default -> {}
    }
  }
}
