package org.attune.app.alliance.internal;

import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckInSubmitted;
import org.attune.app.identity.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Notices before the transaction of a check-in commits, when the client has said all: who asks then changes once, and not back. */
@Component
class SignalDetectionListener {

  private final SignalDetection detection;

  SignalDetectionListener(SignalDetection detection) {
    this.detection = detection;
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(CheckInSubmitted submitted) {
    if (submitted.chair() == Chair.CLIENT) {
      detection.detect(new Viewer.Job(submitted.practice(), submitted.course()), submitted);
    }
  }
}
