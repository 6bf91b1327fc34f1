package org.attune.app.requests.internal;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.UnseenCounter;
import org.attune.app.requests.RequestSummary;
import org.springframework.stereotype.Component;

/** Requests that arrive, for who answers them. */
@Component
class ReceivedRequestCounter implements UnseenCounter {

  private final RequestRecords records;

  ReceivedRequestCounter(RequestRecords records) {
    this.records = records;
  }

  @Override
  public Section section() {
    return Section.REQUESTS;
  }

  @Override
  public int countUnseen(Viewer.Member viewer, Instant since) {
    return (int) records.all(viewer).stream().filter(is -> is.changedAt().isAfter(since)).filter(is -> isFor(viewer, is)).count();
  }

  private static boolean isFor(Viewer.Member viewer, RequestSummary is) {
    return is.state().awaitsAnswer() && (viewer.person().equals(is.answerer().person()) || is.isWithManager());
  }
}
