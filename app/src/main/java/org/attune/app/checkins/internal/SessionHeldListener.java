package org.attune.app.checkins.internal;

import org.attune.app.checkins.CheckInLinks;
import org.attune.app.identity.Viewer;
import org.attune.app.sessions.SessionHeld;
import org.attune.app.sessions.SessionNotHeld;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks for a check-in when a session was held, in the same transaction. */
@Component
class SessionHeldListener {

  private final CheckInLinks links;

  SessionHeldListener(CheckInLinks links) {
    this.links = links;
  }

  @EventListener
  void on(SessionHeld held) {
    links.request(new Viewer.Job(held.practice(), held.course()), held.session(), held.course(),
        held.practice(), held.client(), held.at());
  }

  @EventListener
  void on(SessionNotHeld gone) {
    links.withdraw(new Viewer.Job(gone.practice(), gone.course()), gone.session());
  }
}
