package org.attune.app.alliance.internal;

import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckInSubmitted;
import org.attune.app.identity.Viewer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class NoticingListener {

  private final Noticing noticing;

  NoticingListener(Noticing noticing) {
    this.noticing = noticing;
  }

  @EventListener
  void on(CheckInSubmitted submitted) {
    if (submitted.chair() == Chair.CLIENT) {
      noticing.notice(new Viewer.Job(Viewer.Purpose.NOTICE, submitted.practice(), submitted.course()), submitted);
    }
  }
}
