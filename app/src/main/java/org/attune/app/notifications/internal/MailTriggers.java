package org.attune.app.notifications.internal;

import org.attune.app.authentication.PasswordResetRequested;
import org.attune.app.authentication.SignInChanged;
import org.attune.app.checkins.CheckInRequested;
import org.attune.app.identity.AddressConfirmationRequested;
import org.attune.app.identity.People;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.InvitationCreated;
import org.attune.app.rhythm.NoteTimesChanged;
import org.attune.app.risk.RiskFlagAssigned;
import org.attune.app.sessions.CourseClosed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a mail is sent for: heard in the transaction in which it happened. */
@Component
class MailTriggers {

  private final PracticeMails mails;
  private final People people;

  MailTriggers(PracticeMails mails, People people) {
    this.mails = mails;
    this.people = people;
  }

  @EventListener
  void on(CheckInRequested asked) {
    mails.askForCheckIn(new Viewer.Job(asked.practice(), asked.course()), asked);
  }

  @EventListener
  void on(CourseClosed closed) {
    mails.tellOfClosing(new Viewer.Job(closed.practice(), closed.course()), closed);
  }

  @EventListener
  void on(InvitationCreated made) {
    mails.invite(new Viewer.Job(made.practice()), made.link());
  }

  @EventListener
  void on(PasswordResetRequested asked) {
    people.practicesOf(new Viewer.Oneself(asked.person())).stream().findFirst().ifPresent(practice ->
        mails.letChoosePassword(new Viewer.Job(practice), asked.person(), asked.link()));
  }

  @EventListener
  void on(AddressConfirmationRequested asked) {
    people.practicesOf(new Viewer.Oneself(asked.person())).stream().findFirst().ifPresent(practice ->
        mails.askToConfirm(new Viewer.Job(practice), asked.person(), asked.link()));
  }

  @EventListener
  void on(SignInChanged changed) {
    people.practicesOf(new Viewer.Oneself(changed.person())).stream().findFirst().ifPresent(practice ->
        mails.tellOfSignIn(new Viewer.Job(practice), changed.person()));
  }

  @EventListener
  void on(RiskFlagAssigned assigned) {
    mails.askToLook(new Viewer.Job(assigned.practice(), assigned.course()), assigned.person());
  }

  @EventListener
  void on(NoteTimesChanged wanted) {
    people.practicesOf(new Viewer.Oneself(wanted.person())).stream().findFirst().ifPresent(practice ->
        mails.leaveNotes(new Viewer.Job(practice), wanted.person(), wanted.times()));
  }
}
