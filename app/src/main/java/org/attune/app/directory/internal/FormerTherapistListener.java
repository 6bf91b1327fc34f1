package org.attune.app.directory.internal;

import org.attune.app.directory.Profiles;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.RoleRevoked;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes a person out of the directory in the transaction in which they stop working as a therapist. */
@Component
class FormerTherapistListener {

  private final Profiles profiles;

  FormerTherapistListener(Profiles profiles) {
    this.profiles = profiles;
  }

  @EventListener
  void on(RoleRevoked revoked) {
    if (revoked.role() == Role.THERAPIST) {
      profiles.unpublishFormer(new Viewer.Job(revoked.practice()), revoked.person());
    }
  }
}
