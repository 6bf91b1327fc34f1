package org.attune.app.notifications.internal;

import org.attune.app.checkins.CheckInAsked;
import org.attune.app.identity.AddressConfirmationAsked;
import org.attune.app.identity.People;
import org.attune.app.identity.ResetAsked;
import org.attune.app.identity.SignInChanged;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.InvitationMade;
import org.attune.app.rhythm.NotesWanted;
import org.attune.app.sessions.CourseClosed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a mail is sent for: heard in the transaction in which it happened. */
@Component
class Reasons {

  private final Outbox outbox;
  private final People people;

  Reasons(Outbox outbox, People people) {
    this.outbox = outbox;
    this.people = people;
  }

  @EventListener
  void on(CheckInAsked asked) {
    outbox.askForCheckIn(new Viewer.Job(asked.practice(), asked.course()), asked);
  }

  @EventListener
  void on(CourseClosed closed) {
    outbox.tellOfClosing(new Viewer.Job(closed.practice(), closed.course()), closed);
  }

  @EventListener
  void on(InvitationMade made) {
    outbox.invite(new Viewer.Job(made.practice()), made.link());
  }

  @EventListener
  void on(ResetAsked asked) {
    people.practicesOf(new Viewer.Oneself(asked.person())).stream().findFirst().ifPresent(practice ->
        outbox.letChoosePassword(new Viewer.Job(practice), asked.person(), asked.link()));
  }

  @EventListener
  void on(AddressConfirmationAsked asked) {
    people.practicesOf(new Viewer.Oneself(asked.person())).stream().findFirst().ifPresent(practice ->
        outbox.askToConfirm(new Viewer.Job(practice), asked.person(), asked.link()));
  }

  @EventListener
  void on(SignInChanged changed) {
    people.practicesOf(new Viewer.Oneself(changed.person())).stream().findFirst().ifPresent(practice ->
        outbox.tellOfSignIn(new Viewer.Job(practice), changed.person()));
  }

  @EventListener
  void on(NotesWanted wanted) {
    people.practicesOf(new Viewer.Oneself(wanted.person())).stream().findFirst().ifPresent(practice ->
        outbox.leaveNotes(new Viewer.Job(practice), wanted.person(), wanted.at()));
  }
}
