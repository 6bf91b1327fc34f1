package org.attune.app.requests.internal;

import org.attune.app.identity.Role;
import org.attune.app.identity.TidyUp;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.InvitationAccepted;
import org.attune.app.practices.RoleRevoked;
import org.attune.app.sessions.AbsencePlanned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What follows for requests from what happens in a practice. */
@Component
class RequestListener implements TidyUp {

  private final RequestProcess process;

  RequestListener(RequestProcess process) {
    this.process = process;
  }

  /** Whose wishes came along to a course: its client finds them again. */
  @EventListener
  void recordClient(InvitationAccepted accepted) {
    process.recordClient(new Viewer.Job(accepted.practice()), accepted.invitation(), accepted.client());
  }

  /** Requests to a therapist who leaves go to a manager. */
  @EventListener
  void handOver(RoleRevoked taken) {
    if (taken.role() == Role.THERAPIST) {
      process.handOver(new Viewer.Job(taken.practice()), taken.person());
    }
  }

  /** Times that were offered or booked on days away are given up. */
  @EventListener
  void giveUpTimes(AbsencePlanned planned) {
    process.lookAt(new Viewer.Job(planned.practice()), planned.therapist());
  }

  @Override
  public void tidy(Viewer.Job viewer) {
    process.tidy(viewer);
  }
}
