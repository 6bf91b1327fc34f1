package org.attune.app.checkins.internal;

import java.time.Instant;
import org.attune.app.checkins.ReadReceipts;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.UnseenCounter;
import org.springframework.stereotype.Component;

/** Check-ins, and what clients want to be heard. */
@Component
class CheckInUnseenCounter implements UnseenCounter {

  private final ReadReceipts receipts;

  CheckInUnseenCounter(ReadReceipts receipts) {
    this.receipts = receipts;
  }

  @Override
  public Section section() {
    return Section.TODAY;
  }

  @Override
  public int countUnseen(Viewer.Member viewer, Instant since) {
    return receipts.unread(viewer, since).courses().size();
  }
}
