package org.attune.app.openings.internal;

import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.RoleRevoked;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** With a therapist goes what a practice reads of their own calendar. */
@Component
class RoleRevokedListener {

  private final BusyTimes times;

  RoleRevokedListener(BusyTimes times) {
    this.times = times;
  }

  @EventListener
  void forget(RoleRevoked revoked) {
    if (revoked.role() == Role.THERAPIST) {
      times.forget(new Viewer.Job(revoked.practice()), revoked.person());
    }
  }
}
